package dev.countersign.sandbox.state;

import java.util.Locale;

/** Where a contract is on its way to signatures. Deleted is the sandbox's own: the API answers 404 then. */
public enum ContractState {
    DRAFT,
    PENDING,
    OVERDUE,
    SIGNED,
    DECLINED,
    DELETED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
