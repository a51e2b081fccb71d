package dev.countersign.sync.console;

import dev.countersign.sync.erasure.Erasures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An erasure in words. Public, because templates read it.
 *
 * @param whose whose values went
 * @param what what it reached, a line for each kind
 */
public record ErasureLine(
        String id, Instant at, String who, @Nullable String comment, String whose, List<String> what) {
    public ErasureLine {
        what = List.copyOf(what);
    }

    static ErasureLine of(Erasures.Erased erased) {
        return new ErasureLine(
                erased.id().toString(),
                erased.at(),
                erased.who(),
                erased.comment(),
                whose(erased.employeeId(), erased.contractId()),
                words(erased.erased()));
    }

    static String whose(@Nullable String employee, @Nullable Long contract) {
        if (employee != null) {
            return "employee " + employee;
        }
        return contract == null ? "the whole account" : "contract " + contract;
    }

    /** What counts of erased rows mean; kinds of which there is none are left out. */
    static List<String> words(Map<String, Integer> counts) {
        List<String> words = new ArrayList<>();
        counts.forEach((kind, count) -> {
            if (count > 0) {
                words.add(words(kind, count));
            }
        });
        return words;
    }

    private static String words(String kind, int count) {
        return switch (kind) {
            case "auditEntries" -> "the values in " + number(count, "entry", "entries") + " of the audit";
            case "records" -> "what is remembered of " + number(count, "HRM record", "HRM records");
            case "reviews" ->
                number(count, "difference between contract and HRM", "differences between contract and HRM")
                        + ", with comments";
            case "reviewLog" ->
                number(count, "note of a decision about such a difference", "notes of decisions about such differences")
                        + ", with comments";
            case "plannedWrites" -> number(count, "interrupted write", "interrupted writes");
            case "contractRequests" ->
                number(count, "contract request", "contract requests") + " without a result, given up by it";
            case "contractRequestsUnderWay" ->
                "not yet " + number(count, "contract request that was", "contract requests that were")
                        + " worked on at that moment: erase again";
            default -> count + " of " + kind;
        };
    }

    private static String number(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
