package dev.countersign.sync.parking;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts an operator means; all conditions must hold, and one must be given.
 *
 * @param accountId null: of all accounts
 * @param contracts null: all; else needs the account
 * @param outcome of their last sync; null: any
 * @param state {@code parked}, {@code given_up} or {@code clean}
 * @param olderThan how long they must have been waiting for a person; null: any time
 * @param most at most so many, those that wait longest first
 */
public record ContractSelection(
        @Nullable Long accountId,
        @Nullable List<Long> contracts,
        @Nullable String outcome,
        String state,
        @Nullable Duration olderThan,
        int most) {

    /** The most that one action concerns. */
    public static final int MOST = 10_000;

    static final Set<String> STATES = Set.of("parked", "given_up", "clean");

    public ContractSelection {
        contracts = contracts == null ? null : List.copyOf(contracts);
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException("state must be one of parked, given_up, clean");
        }
        if (accountId == null && outcome == null) {
            throw new IllegalArgumentException("Say which contracts: send accountId, outcome, or both");
        }
        if (contracts != null && accountId == null) {
            throw new IllegalArgumentException("contracts are numbered within an account: send accountId too");
        }
        if (contracts != null && contracts.size() > MOST) {
            throw new IllegalArgumentException("contracts must be at most " + MOST);
        }
        if (olderThan != null && olderThan.isNegative()) {
            throw new IllegalArgumentException("olderThan must not be negative");
        }
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST);
        }
    }

    /** One contract in this state. */
    public static ContractSelection one(long accountId, long contractId, String state) {
        return new ContractSelection(accountId, List.of(contractId), null, state, null, 1);
    }
}
