package dev.countersign.sync.breaker;

import java.util.Locale;

/**
 * Whom a breaker protects. Each account has its own, of Oneflow too: contracts of one account that Oneflow can't show open nobody else's.
 *
 * @param accountId whose calls
 */
public record Target(Kind kind, long accountId) {

    /** The two sides. */
    public enum Kind {
        /** Oneflow's API. */
        ONEFLOW,
        /** The account's HRM. */
        HRM;

        /** As in metrics and answers. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
