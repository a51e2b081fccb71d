package dev.countersign.sync.console;

import dev.countersign.sync.operator.WhyView;
import dev.countersign.sync.parking.Advice;
import org.jspecify.annotations.Nullable;

/**
 * The answer to "why is this employee not updated?" in one sentence. Public, because templates read it.
 *
 * @param tone {@code good}, {@code wait} or {@code bad}
 * @param advice what a person can do; null when nothing is to be done
 */
public record Verdict(String tone, String text, @Nullable String advice) {

    static Verdict of(WhyView why) {
        return switch (why.state()) {
            case "clean" -> clean(String.valueOf(why.outcome().last()));
            case "foreign" ->
                new Verdict(
                        "wait", "The contract is of another template group: it is nothing to this integration.", null);
            case "parked" ->
                new Verdict(
                        "bad",
                        "It waits for a person: " + reason(why) + ".",
                        why.outcome().whatToDo());
            case "given_up" ->
                new Verdict(
                        "bad",
                        "It was given up. The last sync ended so: " + reason(why) + ".",
                        why.outcome().whatToDo());
            default -> waiting(why);
        };
    }

    private static Verdict clean(String outcome) {
        return switch (outcome) {
            case "created", "updated", "unchanged" ->
                new Verdict("good", "The employee is up to date: the HRM says what the contract says.", null);
            case "not_taken" ->
                new Verdict(
                        "wait",
                        "The HRM accepted the write and did not keep all of it.",
                        "See below which attributes; once the HRM has a place for them, replay the contract.");
            case "superseded" -> new Verdict("wait", "The record follows another contract of the same employee.", null);
            case "no_employee" ->
                new Verdict(
                        "wait", "The HRM has no such employee, and a contract in this state does not make one.", null);
            case "nothing_to_do" -> new Verdict("wait", "A contract in this state writes nothing.", null);
            default -> new Verdict("good", "Nothing is to be done.", null);
        };
    }

    private static Verdict waiting(WhyView why) {
        String suspended = why.account().suspendedReason();
        if (suspended != null) {
            return new Verdict(
                    "bad",
                    "The account rests, because its credentials were refused: " + suspended + ".",
                    Advice.of(why.outcome().last()));
        }
        if (why.next().failures() > 0) {
            return new Verdict(
                    "wait",
                    "It failed and is tried again by itself: " + reason(why) + ".",
                    why.outcome().whatToDo());
        }
        return why.outcome().last() == null
                ? new Verdict("wait", "It was heard of and is about to be synced for the first time.", null)
                : new Verdict("wait", "A change waits for its sync.", null);
    }

    private static String reason(WhyView why) {
        String reason = why.outcome().reason();
        String said = reason == null ? String.valueOf(why.outcome().last()) : reason;
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }
}
