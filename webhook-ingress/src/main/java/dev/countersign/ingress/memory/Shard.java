package dev.countersign.ingress.memory;

import dev.countersign.ingress.publication.Publication;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A part of the memory, with its own lock. */
final class Shard {

    private static final Recollection NEW = new Recollection.Unknown(false);
    private static final Recollection ALTERED = new Recollection.Unknown(true);
    private static final Recollection RECORDED = new Recollection.Recorded();

    private final Table table;
    /** Only of calls that came again while they were under way. */
    private final Map<CallIdentity, CompletableFuture<Publication>> waiting = new HashMap<>();

    Shard(Table table) {
        this.table = table;
    }

    synchronized Recollection recall(CallIdentity call, int now) {
        return switch (table.find(call, now)) {
            case RECORDED -> RECORDED;
            case UNDER_WAY -> new Recollection.UnderWay(waiting.computeIfAbsent(call, _ -> new CompletableFuture<>()));
            case OTHER_BODY -> {
                table.add(call, now);
                yield ALTERED;
            }
            case NOT_FOUND -> {
                table.add(call, now);
                yield NEW;
            }
        };
    }

    synchronized @Nullable CompletableFuture<Publication> finished(CallIdentity call, boolean recorded, int now) {
        if (recorded) {
            table.record(call, now);
        } else {
            table.remove(call, now);
        }
        return waiting.remove(call);
    }

    synchronized int size() {
        return table.size();
    }

    synchronized long bytes() {
        return table.bytes();
    }

    synchronized long forgottenEarly() {
        return table.forgottenEarly();
    }
}
