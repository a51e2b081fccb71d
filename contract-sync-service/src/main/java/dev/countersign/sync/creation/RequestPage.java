package dev.countersign.sync.creation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of requests, newest first.
 *
 * @param next where the next part begins; null at the end
 */
public record RequestPage(
        List<RequestView> requests, @Nullable Long next) {
    public RequestPage {
        requests = List.copyOf(requests);
    }
}
