package dev.countersign.local.stack;

import dev.countersign.local.process.Ports;
import java.util.ArrayList;
import java.util.List;

/** Every port of the stack, on loopback. */
record LocalPorts(
        int broker,
        int controller,
        int registry,
        int registryManagement,
        int database,
        int oneflow,
        int hrm,
        int ingress,
        int ingressManagement,
        int setup,
        int setupManagement,
        int sync,
        int syncManagement) {

    /** The agreed ports, or the next free ones. */
    static LocalPorts agreed(Ports ports) {
        return new LocalPorts(
                ports.free(19_092),
                ports.free(19_093),
                ports.free(18_081),
                ports.free(18_082),
                ports.free(15_432),
                ports.free(18_080),
                ports.free(18_090),
                ports.free(18_100),
                ports.free(18_101),
                ports.free(18_110),
                ports.free(18_111),
                ports.free(18_120),
                ports.free(18_121));
    }

    /** Any free ports. */
    static LocalPorts any(Ports ports) {
        return new LocalPorts(
                ports.free(0),
                ports.free(0),
                ports.free(0),
                ports.free(0),
                ports.free(0),
                ports.free(0),
                ports.free(0),
                ports.free(0),
                ports.free(0),
                ports.free(0),
                ports.free(0),
                ports.free(0),
                ports.free(0));
    }

    /** One sentence for each port that is not the agreed one. */
    List<String> moved() {
        List<String> sentences = new ArrayList<>();
        tell(sentences, "Kafka", 19_092, broker);
        tell(sentences, "Schema registry", 18_081, registry);
        tell(sentences, "PostgreSQL", 15_432, database);
        tell(sentences, "Oneflow sandbox", 18_080, oneflow);
        tell(sentences, "HRM sandbox", 18_090, hrm);
        tell(sentences, "webhook-ingress", 18_100, ingress);
        tell(sentences, "setup-service", 18_110, setup);
        tell(sentences, "contract-sync-service", 18_120, sync);
        return sentences;
    }

    private static void tell(List<String> sentences, String who, int agreed, int taken) {
        if (agreed != taken) {
            sentences.add("Port " + agreed + " is occupied: " + who + " takes " + taken + " instead.");
        }
    }
}
