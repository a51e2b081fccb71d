package dev.countersign.policy.workload;

import dev.countersign.policy.manifest.SeededMistake;
import java.util.List;

/** What the rules about pods must find. */
public final class WorkloadMistakes {

    private static final String INGRESS = "webhook-ingress";

    private WorkloadMistakes() {}

    public static List<SeededMistake> all() {
        return List.of(new SeededMistake(
                ImageRule.class,
                "the newest image",
                draft -> draft.set(
                        "countersign/webhook-ingress:latest",
                        "Deployment",
                        INGRESS,
                        "spec",
                        "template",
                        "spec",
                        "containers",
                        "0",
                        "image"),
                "container webhook-ingress: the image countersign/webhook-ingress:latest says no exact version"));
    }
}
