package dev.countersign.local.chaos;

import dev.countersign.local.chaos.ClusterPorts.BrokerPorts;
import dev.countersign.local.process.Ports;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every network path of the cluster that can be cut. */
final class Links implements AutoCloseable {

    /** By ingress, then by broker. */
    private final List<List<Link>> clients;

    /** By the broker they lead to. */
    private final List<Link> replication;

    /**
     * Opens them all.
     *
     * @param held what holds the ports so far
     */
    Links(ClusterPorts ports, Ports held) {
        this.clients = IntStream.range(0, ClusterPorts.INGRESSES)
                .mapToObj(ingress -> ports.brokers().stream()
                        .map(broker -> open(
                                held,
                                broker.clientLinks().get(ingress),
                                broker.clients().get(ingress)))
                        .toList())
                .toList();
        this.replication = ports.brokers().stream()
                .map((BrokerPorts broker) -> open(held, broker.replicationLink(), broker.replication()))
                .toList();
    }

    /** From an ingress to a broker. */
    Link link(int ingress, int broker) {
        return clients.get(ingress).get(broker);
    }

    /** From an ingress to all brokers. */
    List<Link> of(int ingress) {
        return clients.get(ingress);
    }

    /** From the other brokers to a broker. */
    Link replication(int broker) {
        return replication.get(broker);
    }

    void openAll() {
        all().forEach(link -> link.become(Link.State.OPEN));
    }

    @Override
    public void close() {
        all().forEach(Link::close);
    }

    private Stream<Link> all() {
        return Stream.concat(clients.stream().flatMap(List::stream), replication.stream());
    }

    private static Link open(Ports held, int port, int target) {
        held.release(port);
        return new Link(port, target);
    }
}
