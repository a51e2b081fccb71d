package dev.countersign.local.chaos;

import dev.countersign.local.process.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Every port of a run. They lie below those that systems give to outgoing connections, or a broker that is down for a
 * moment might find its port taken by one.
 *
 * @param brokers one entry a broker
 * @param ingresses one entry an ingress
 */
record ClusterPorts(List<BrokerPorts> brokers, List<IngressPorts> ingresses, int registry, int registryManagement) {

    static final int BROKERS = 3;
    static final int INGRESSES = 2;

    private static final int LOWEST = 20_000;
    private static final int SPAN = 10_000;

    ClusterPorts {
        brokers = List.copyOf(brokers);
        ingresses = List.copyOf(ingresses);
    }

    /**
     * Of a broker. Whoever comes over a link goes to the listener behind it and is told the link's address for it.
     *
     * @param direct for tools, without a link
     * @param replication where the other brokers arrive
     * @param replicationLink what they are told
     * @param clients where the ingresses arrive, one entry each
     * @param clientLinks what they are told, one entry each
     */
    record BrokerPorts(
            int controller,
            int direct,
            int replication,
            int replicationLink,
            List<Integer> clients,
            List<Integer> clientLinks) {

        BrokerPorts {
            clients = List.copyOf(clients);
            clientLinks = List.copyOf(clientLinks);
        }

        List<Integer> listeners() {
            List<Integer> listeners = new ArrayList<>(clients);
            listeners.addAll(List.of(controller, direct, replication));
            return listeners;
        }
    }

    /** Of an ingress. */
    record IngressPorts(int http, int management) {}

    static ClusterPorts take(Ports ports, RandomGenerator random) {
        int next = LOWEST + random.nextInt(SPAN);
        Taker taker = new Taker(ports, next);
        List<BrokerPorts> brokers = new ArrayList<>();
        for (int broker = 0; broker < BROKERS; broker++) {
            brokers.add(new BrokerPorts(
                    taker.one(),
                    taker.one(),
                    taker.one(),
                    taker.one(),
                    taker.several(INGRESSES),
                    taker.several(INGRESSES)));
        }
        List<IngressPorts> ingresses = new ArrayList<>();
        for (int ingress = 0; ingress < INGRESSES; ingress++) {
            ingresses.add(new IngressPorts(taker.one(), taker.one()));
        }
        return new ClusterPorts(brokers, ingresses, taker.one(), taker.one());
    }

    private static final class Taker {

        private final Ports ports;
        private int next;

        Taker(Ports ports, int next) {
            this.ports = ports;
            this.next = next;
        }

        int one() {
            int taken = ports.free(next);
            next = taken + 1;
            return taken;
        }

        List<Integer> several(int count) {
            List<Integer> taken = new ArrayList<>();
            for (int index = 0; index < count; index++) {
                taken.add(one());
            }
            return taken;
        }
    }
}
