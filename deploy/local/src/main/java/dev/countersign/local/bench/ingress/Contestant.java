package dev.countersign.local.bench.ingress;

import dev.countersign.local.process.ChildSpec;
import java.net.URI;

/**
 * Who is measured.
 *
 * @param spec how to start it; its name is also the contestant's
 * @param port where it receives webhooks
 * @param managementPort where it tells its health; may be the same
 * @param ready answers 200 when it is ready
 */
record Contestant(ChildSpec spec, int port, int managementPort, URI ready) {

    String name() {
        return spec.name();
    }

    int[] ports() {
        return new int[] {port, managementPort};
    }
}
