package dev.countersign.sync.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The audit of one contract, for people who look at that contract. */
@Component
public final class ContractAudit {

    private static final int PAGE = 50;

    /**
     * A part of the audit, the newest entry first. Public, because templates read it.
     *
     * @param older where the part with older entries begins; null when there are none
     */
    public record Page(
            List<ExportedEntry> entries, @Nullable Long older) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    private final ExportRows rows;

    ContractAudit(ExportRows rows) {
        this.rows = rows;
    }

    /**
     * Entries of a contract.
     *
     * @param before the {@code older} of the part before; null: from the newest
     * @param values whether the personal values are wanted
     */
    public Page of(long accountId, long contractId, @Nullable Long before, boolean values) {
        ExportQuery query = new ExportQuery(accountId, null, contractId, null, null, values);
        List<ExportRows.Row> found = rows.pageBefore(query, before == null ? Long.MAX_VALUE : before, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<ExportRows.Row> page = more ? found.subList(0, PAGE) : found;
        return new Page(
                page.stream().map(ExportRows.Row::entry).toList(),
                more ? page.getLast().sequence() : null);
    }
}
