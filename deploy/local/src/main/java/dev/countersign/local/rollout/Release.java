package dev.countersign.local.rollout;

import dev.countersign.local.stack.Instance;
import dev.countersign.local.stack.ServiceKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** A process of each service, all of one release. */
record Release(Instance ingress, Instance setup, Instance sync) {

    static Release of(Function<ServiceKind, Instance> found) {
        return new Release(
                found.apply(ServiceKind.WEBHOOK_INGRESS),
                found.apply(ServiceKind.SETUP_SERVICE),
                found.apply(ServiceKind.CONTRACT_SYNC_SERVICE));
    }

    /** The same where finding one takes time: all three at once. */
    static Release atOnce(Function<ServiceKind, Instance> found, ExecutorService threads) {
        var ingress = CompletableFuture.supplyAsync(() -> found.apply(ServiceKind.WEBHOOK_INGRESS), threads);
        var setup = CompletableFuture.supplyAsync(() -> found.apply(ServiceKind.SETUP_SERVICE), threads);
        var sync = CompletableFuture.supplyAsync(() -> found.apply(ServiceKind.CONTRACT_SYNC_SERVICE), threads);
        return new Release(ingress.join(), setup.join(), sync.join());
    }

    List<Instance> all() {
        return List.of(ingress, setup, sync);
    }
}
