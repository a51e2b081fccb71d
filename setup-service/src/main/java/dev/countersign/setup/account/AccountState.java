package dev.countersign.setup.account;

/** Where an account stands. */
public enum AccountState {
    /** An admin came, but the account was never made ready: nothing is public. */
    NEW,
    /** Contracts are followed. */
    PROVISIONED,
    /** Oneflow refuses our token: somebody must enable the extension again. */
    SUSPENDED,
    /** The integration was removed. */
    DEPROVISIONED
}
