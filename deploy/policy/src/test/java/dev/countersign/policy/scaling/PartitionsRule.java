package dev.countersign.policy.scaling;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Scaler;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.manifest.Workload;
import dev.countersign.policy.service.ServiceJar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What scales by the lag of a topic watches a group and a topic that the service really reads, and never makes more
 * consumers than the topic has partitions: those would have nothing to do.
 */
final class PartitionsRule implements Rule {

    @Override
    public Optional<String> unavailable() {
        return ServiceJar.unavailable();
    }

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.scalers()
                // A target that is not there is up to ScaleTargetRule.
                .filter(scaler -> overlay.services().anyMatch(scaler::scales))
                .flatMap(scaler -> Json.objects(scaler.manifest().json(), "spec", "triggers").stream()
                        .filter(trigger -> Json.is("kafka", trigger, "type"))
                        .flatMap(trigger -> check(overlay, scaler, Json.object(trigger, "metadata"))))
                .toList();
    }

    private Stream<Violation> check(Overlay overlay, Scaler scaler, JsonObject trigger) {
        String topic = String.valueOf(Json.text(trigger, "topic"));
        String group = String.valueOf(Json.text(trigger, "consumerGroup"));
        Optional<Integer> consumers = consumers(overlay, scaler, topic, group);
        if (consumers.isEmpty()) {
            return Stream.of(Violation.of(
                    this,
                    scaler.manifest(),
                    "it watches the group " + group + " at the topic " + topic + ", which " + scaler.target()
                            + " does not read so",
                    "Take destination and group of a binding in the service's application.yaml"));
        }
        Optional<Manifest> declared = overlay.all("KafkaTopic")
                .filter(candidate -> topic.equals(Json.text(candidate.json(), "spec", "topicName")))
                .findFirst();
        if (declared.isEmpty()) {
            return Stream.of(Violation.of(
                    this,
                    scaler.manifest(),
                    "it watches the topic " + topic + ", which this overlay does not declare",
                    "Correct the name, or take in components/strimzi-topics"));
        }
        int partitions = Json.number(1, declared.get().json(), "spec", "partitions");
        int most = scaler.most() * consumers.get();
        return partitions >= most
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this,
                        scaler.manifest(),
                        "it may make " + scaler.most() + " replicas with " + consumers.get() + " consumers each, but "
                                + topic + " has " + partitions + " partitions",
                        "Lower maxReplicaCount, or raise the partitions in the catalogue of topics"));
    }

    /** How many consumers of the group a replica runs; none when the service has no such group. */
    private static Optional<Integer> consumers(Overlay overlay, Scaler scaler, String topic, String group) {
        return overlay.services()
                .filter(scaler::scales)
                .flatMap(workload -> bindings(workload))
                .filter(binding -> Json.is(topic, binding, "destination") && Json.is(group, binding, "group"))
                .map(binding -> Json.number(1, binding, "consumer", "concurrency"))
                .findFirst();
    }

    private static Stream<JsonElement> bindings(Workload workload) {
        return workload.containers().stream()
                .flatMap(container -> ServiceJar.of(container.program()).stream())
                .flatMap(jar ->
                        Json.object(jar.settings(), "spring", "cloud", "stream", "bindings").asMap().values().stream());
    }
}
