package dev.countersign.sync.reconciliation;

import dev.countersign.oneflow.Page;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Oneflow's list of contracts is walked through. Oneflow has no documented way to list by the time of the last update. By the time of the last
 * change of state it seems to have one, so what it answers is checked, and whoever gets something else walks through the whole list. Walked by time, a
 * contract that changes meanwhile moves to the end and is not skipped, and there is no highest offset.
 */
final class Listing {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final String ATTRIBUTE = "state_updated_time";

    private Listing() {}

    static ContractFilter filter(Run run) {
        Instant from = run.from();
        if (from == null) {
            return ContractFilter.all();
        }
        String range = TIME.format(from.atOffset(ZoneOffset.UTC)) + "|";
        return new ContractFilter(Map.of("sort", ATTRIBUTE, "filter[" + ATTRIBUTE + "]", range));
    }

    /** Whether the page is one of a list as it was asked for. */
    static boolean isAsAsked(Run run, Page<Contract> page) {
        Instant from = run.from();
        if (from == null) {
            return true;
        }
        Instant before = from.truncatedTo(ChronoUnit.SECONDS);
        for (Contract contract : page.items()) {
            Instant time = contract.stateUpdatedTime();
            if (time == null || time.isBefore(before)) {
                return false;
            }
            before = time;
        }
        return true;
    }

    /** Where the next page begins; empty at the end. */
    static Optional<RunRows.Cursor> next(Run run, Page<Contract> page) {
        Instant from = run.from();
        if (from == null) {
            return page.nextOffset().isPresent()
                    ? Optional.of(new RunRows.Cursor(null, page.nextOffset().getAsInt()))
                    : Optional.empty();
        }
        if (page.nextOffset().isEmpty() && !page.truncated()) {
            return Optional.empty();
        }
        // Asked for again from the last one's second on: whatever has the same time comes too.
        Instant last = lastSecond(page.items(), from);
        if (last.isAfter(from)) {
            return Optional.of(new RunRows.Cursor(last, 0));
        }
        return page.nextOffset().isPresent()
                ? Optional.of(new RunRows.Cursor(from, page.nextOffset().getAsInt()))
                : Optional.empty();
    }

    private static Instant lastSecond(List<Contract> items, Instant from) {
        Instant last = items.isEmpty() ? null : items.getLast().stateUpdatedTime();
        return last == null ? from : last.truncatedTo(ChronoUnit.SECONDS);
    }
}
