package dev.countersign.sync.console;

import dev.countersign.sync.creation.RequestView;
import org.jspecify.annotations.Nullable;

/** What became of a contract request, in one sentence. */
final class RequestVerdict {

    private static final String MEND = "Mend what it says and try it again, or give it up with a comment.";

    private RequestVerdict() {}

    static Verdict of(RequestView request) {
        return switch (request.state()) {
            case "settled" -> settled(request);
            case "parked" -> new Verdict("bad", "It waits for a person" + because(request.lastReason()), MEND);
            default ->
                request.lastReason() == null
                        ? new Verdict("wait", "It is being worked on.", null)
                        : new Verdict(
                                "wait", "It waits, and is tried again by itself" + because(request.lastReason()), null);
        };
    }

    private static Verdict settled(RequestView request) {
        String why = because(request.reason());
        return switch (String.valueOf(request.outcome())) {
            case "PUBLISHED" ->
                new Verdict("good", "The contract was created and sent. Oneflow tells what happens to it.", null);
            case "DRAFTED" ->
                new Verdict("good", "The contract was created and is a draft, as it was asked for.", null);
            case "REFUSED" ->
                new Verdict(
                        "bad",
                        "Nothing was created" + why,
                        "Ask again, with an id of its own and what is wrong mended.");
            case "NOT_PUBLISHED" ->
                new Verdict(
                        "bad",
                        "The contract was created and not sent" + why,
                        "Its draft is in Oneflow: send or delete it there.");
            default ->
                new Verdict(
                        "bad",
                        "It is not known whether a contract was created" + why,
                        "Look in Oneflow for a contract with the working name below before you ask again.");
        };
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "." : ": " + reason + (reason.endsWith(".") ? "" : ".");
    }
}
