package dev.countersign.ingress.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Who may be at work at the same time. Requests to known endpoints share a room of which none gets more than a quarter,
 * so that a noisy one does not keep the others out. Requests to other ids, which anybody can make up, have a room of
 * their own.
 */
final class InFlight {

    private static final int SHARES = 4;

    private final int maxOfEndpoint;
    private final long maxBytesOfEndpoint;
    private final Room known;
    private final Room unknown;
    /** Only of endpoints with requests at work, so that there are never more shares than requests. */
    private final Map<String, Room> shares = new ConcurrentHashMap<>();

    /**
     * Empty rooms.
     *
     * @param maxRequests most requests to known endpoints
     * @param maxBytes most bytes of their bodies
     * @param maxUnknown most requests to unknown endpoints
     * @param maxBody longest body
     */
    InFlight(int maxRequests, long maxBytes, int maxUnknown, int maxBody) {
        this.known = new Room(maxRequests, maxBytes, null);
        this.unknown = new Room(maxUnknown, (long) maxUnknown * maxBody, null);
        this.maxOfEndpoint = Math.max(1, maxRequests / SHARES);
        this.maxBytesOfEndpoint = Math.max(maxBody, maxBytes / SHARES);
    }

    /** A place for a request to a known endpoint, unless there is none. */
    Optional<Place> tryEnter(String endpointId) {
        var entered = new AtomicReference<@Nullable Place>();
        shares.compute(endpointId, (_, current) -> {
            Room share = current == null ? new Room(maxOfEndpoint, maxBytesOfEndpoint, known) : current;
            if (share.tryEnter()) {
                entered.set(new Place(share, () -> leave(endpointId)));
            }
            return unlessEmpty(share);
        });
        return Optional.ofNullable(entered.get());
    }

    /** A place for a request to an endpoint that is not known, unless there is none. */
    Optional<Place> tryEnterUnknown() {
        return unknown.tryEnter() ? Optional.of(new Place(unknown, unknown::leave)) : Optional.empty();
    }

    Room known() {
        return known;
    }

    Room unknown() {
        return unknown;
    }

    /** How many endpoints have requests at work. */
    int endpoints() {
        return shares.size();
    }

    private void leave(String endpointId) {
        shares.computeIfPresent(endpointId, (_, share) -> {
            share.leave();
            return unlessEmpty(share);
        });
    }

    private static @Nullable Room unlessEmpty(Room share) {
        return share.requests() == 0 ? null : share;
    }
}
