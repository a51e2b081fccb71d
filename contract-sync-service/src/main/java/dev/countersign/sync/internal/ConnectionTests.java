package dev.countersign.sync.internal;

import dev.countersign.sync.config.InternalProperties;
import dev.countersign.sync.hrm.ConnectionCheck;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.hrm.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Tries HRMs out, a few at once, and answers in time whatever the HRM or the name server does. */
@Component
final class ConnectionTests {

    private static final Duration GRACE = Duration.ofMillis(500);

    private final HrmPort hrm;
    private final Duration deadline;
    private final Semaphore places;

    ConnectionTests(HrmPort hrm, InternalProperties properties) {
        this.hrm = hrm;
        this.deadline = properties.connectionTestDeadline();
        this.places = new Semaphore(properties.connectionTests());
    }

    /** How the HRM answers; empty when too many are being tried out already. */
    Optional<ConnectionCheck> run(HrmConnection connection) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        CompletableFuture<ConnectionCheck> result = new CompletableFuture<>();
        // Looking a name up can't be cut off: the thread keeps its place until it ends, and nobody waits for it.
        Thread _ = Thread.ofVirtual().name("hrm-connection-test").start(() -> check(connection, result));
        return Optional.of(await(result));
    }

    private void check(HrmConnection connection, CompletableFuture<ConnectionCheck> result) {
        try {
            boolean _ = result.complete(hrm.check(connection, deadline));
        } catch (RuntimeException e) {
            boolean _ = result.completeExceptionally(e);
        } finally {
            places.release();
        }
    }

    private ConnectionCheck await(CompletableFuture<ConnectionCheck> result) {
        try {
            return result.get(deadline.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return new ConnectionCheck.Fails(Trouble.TOO_SLOW, "The HRM did not answer in time");
        } catch (ExecutionException e) {
            throw new IllegalStateException("An HRM can't be tried out", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an HRM was tried out", e);
        }
    }
}
