package dev.countersign.policy.scaling;

import dev.countersign.policy.manifest.SeededMistake;
import java.util.List;

/** What the rules about the number of replicas must find. */
public final class ScalingMistakes {

    private static final String INGRESS = "webhook-ingress";
    private static final String SYNC = "contract-sync-service";
    private static final String EVENTS = "countersign.contract-events";

    private ScalingMistakes() {}

    public static List<SeededMistake> all() {
        return List.of(
                new SeededMistake(
                        ScaleTargetRule.class,
                        "a target that is not there",
                        draft -> draft.set("sync", "ScaledObject", SYNC, "spec/scaleTargetRef/name"),
                        "ScaledObject/contract-sync-service: it scales the Deployment sync, which is not there"),
                new SeededMistake(
                        ScaleTargetRule.class,
                        "replicas that every apply sets back",
                        draft -> draft.set(3, "Deployment", INGRESS, "spec/replicas"),
                        "Deployment/webhook-ingress: it says its replicas, although HorizontalPodAutoscaler/webhook-ingress decides on them"),
                new SeededMistake(
                        ScaleTargetRule.class,
                        "down to nothing",
                        draft -> draft.set(0, "ScaledObject", SYNC, "spec/minReplicaCount"),
                        "it scales from 0 to"),
                new SeededMistake(
                        ScaleTargetRule.class,
                        "a proof of identity that is not there",
                        draft -> draft.removeDocument("TriggerAuthentication", "lag-reader"),
                        "it asks with the TriggerAuthentication lag-reader, which is not there"),
                new SeededMistake(
                        PartitionsRule.class,
                        "more consumers than partitions",
                        draft -> draft.set(5, "ScaledObject", SYNC, "spec/maxReplicaCount"),
                        "it may make 5 replicas with 3 consumers each, but countersign.contract-events has 12 partitions"),
                new SeededMistake(
                        PartitionsRule.class,
                        "fewer partitions",
                        draft -> draft.set(6, "KafkaTopic", EVENTS, "spec/partitions"),
                        "but countersign.contract-events has 6 partitions"),
                new SeededMistake(
                        PartitionsRule.class,
                        "a group that nobody is in",
                        draft -> draft.set("sync", "ScaledObject", SYNC, "spec/triggers/0/metadata/consumerGroup"),
                        "it watches the group sync at the topic countersign.contract-events, which contract-sync-service does not read so"));
    }
}
