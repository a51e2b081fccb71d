package dev.countersign.local.chaos;

import java.time.Duration;

/**
 * Something that is done to the cluster.
 *
 * @param scenario what
 * @param broker to which broker, from 0
 * @param otherBroker and to which other one, if two
 * @param ingress to which ingress, from 0
 * @param hold how long it lasts before it is healed
 */
record Fault(Scenario scenario, int broker, int otherBroker, int ingress, Duration hold) {

    void injectInto(Cluster cluster) {
        switch (scenario) {
            case KILL_BROKER -> cluster.brokers().get(broker).kill();
            case KILL_TWO_BROKERS -> {
                cluster.brokers().get(broker).kill();
                cluster.brokers().get(otherBroker).kill();
            }
            case KILL_ALL_BROKERS -> cluster.brokers().forEach(Node::kill);
            case KILL_INGRESS -> cluster.ingresses().get(ingress).kill();
            case KILL_BOTH_INGRESSES -> cluster.ingresses().forEach(Node::kill);
            case KILL_BROKER_AND_INGRESS -> {
                cluster.brokers().get(broker).kill();
                cluster.ingresses().get(ingress).kill();
            }
            case RESTART_BROKER -> cluster.brokers().get(broker).stop();
            case RESTART_INGRESS -> cluster.ingresses().get(ingress).stop();
            case RESET_LINK -> cluster.links().link(ingress, broker).become(Link.State.REFUSED);
            case SILENCE_LINK -> cluster.links().link(ingress, broker).become(Link.State.SILENT);
            case SILENCE_INGRESS -> silence(cluster, ingress);
            case SILENCE_INGRESSES -> {
                for (int each = 0; each < cluster.ingresses().size(); each++) {
                    silence(cluster, each);
                }
            }
            case SILENCE_REPLICATION -> cluster.links().replication(broker).become(Link.State.SILENT);
            case PAUSE_BROKER -> cluster.brokers().get(broker).pause();
            case PAUSE_TWO_BROKERS -> {
                cluster.brokers().get(broker).pause();
                cluster.brokers().get(otherBroker).pause();
            }
            case PAUSE_INGRESS -> cluster.ingresses().get(ingress).pause();
        }
    }

    private static void silence(Cluster cluster, int ingress) {
        cluster.links().of(ingress).forEach(link -> link.become(Link.State.SILENT));
    }

    @Override
    public String toString() {
        return scenario.describe(this);
    }
}
