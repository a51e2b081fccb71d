package dev.countersign.sync.export;

import java.util.List;
import org.springframework.stereotype.Component;

/** The audit of one contract, for people who look at that contract. */
@Component
public final class ContractAudit {

    private static final int MOST = 500;

    private final ExportRows rows;

    ContractAudit(ExportRows rows) {
        this.rows = rows;
    }

    /**
     * The first entries of a contract, the newest of them first.
     *
     * @param values whether the personal values are wanted
     */
    public List<ExportedEntry> of(long accountId, long contractId, boolean values) {
        ExportQuery query = new ExportQuery(accountId, null, contractId, null, null, values);
        return rows.page(query, 0, rows.last(), MOST).stream()
                .map(ExportRows.Row::entry)
                .toList()
                .reversed();
    }
}
