package dev.countersign.oneflow;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** One budget for each token, shared by all callers. Bounded: the longest unused goes first, and by then it had long filled up again. */
final class TokenBudgets implements TurnSource {

    private final SequencedMap<OneflowToken, TokenBudget> budgets = new LinkedHashMap<>(16, 0.75f, true);
    private final RateBudget limits;
    private final int maxTokens;
    private final TimeMeter time;
    private final BlockingStrategy waiting;

    TokenBudgets(RateBudget limits, int maxTokens, TimeMeter time, BlockingStrategy waiting) {
        this.limits = limits;
        this.maxTokens = maxTokens;
        this.time = time;
        this.waiting = waiting;
    }

    @Override
    public synchronized TokenBudget of(OneflowToken token) {
        TokenBudget budget = budgets.computeIfAbsent(token, _ -> new TokenBudget(limits, time, waiting));
        if (budgets.size() > maxTokens) {
            budgets.pollFirstEntry();
        }
        return budget;
    }

    synchronized int size() {
        return budgets.size();
    }
}
