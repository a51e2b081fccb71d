package dev.countersign.sync.dryrun;

import dev.countersign.oneflow.Page;
import dev.countersign.sync.mapping.AccountMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to try out.
 *
 * @param mapping the account's own mapping to try, as {@code AccountProvisioned} has it; null: that of the account as it is
 * @param integration the text of an {@code integration.yaml} to try; null: the one in force
 * @param offset where in the account's list of contracts to begin; null: at the beginning
 * @param limit how many contracts of the list to look at, 1 to 100; null: 25
 * @param contractId only this contract, wherever it is in the list; null: those of the list
 */
public record DryRunRequest(
        @Nullable List<AccountMapping.Field> mapping,
        @Nullable String integration,
        @Nullable Integer offset,
        @Nullable Integer limit,
        @Nullable Long contractId) {

    /** The most contracts of one run. */
    public static final int MOST = 100;

    private static final int USUAL = 25;

    /** The mapping in force, from the beginning. */
    public static final DryRunRequest AS_IT_IS = new DryRunRequest(null, null, null, null, null);

    public DryRunRequest {
        mapping = mapping == null ? null : List.copyOf(mapping);
    }

    int from() {
        return Math.clamp(offset == null ? 0 : offset, 0, Page.MAX_OFFSET);
    }

    int contracts() {
        return Math.clamp(limit == null ? USUAL : limit, 1, MOST);
    }
}
