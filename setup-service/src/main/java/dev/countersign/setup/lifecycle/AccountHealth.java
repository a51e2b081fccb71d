package dev.countersign.setup.lifecycle;

import dev.countersign.setup.account.Account;
import dev.countersign.setup.account.SignKeyInfo;
import dev.countersign.setup.drift.DriftState;
import dev.countersign.setup.provisioning.Provisioning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account is. Nothing in it is secret.
 *
 * @param account its public state, and since when
 * @param condition all of it in one word
 * @param work the setup, repair, rotation or disconnect that was asked for last, with the problem that holds it up; null: none ever was
 * @param drift the last comparison with Oneflow and what it found; null while the account is not compared
 * @param signKeys of its open endpoint, the newest first
 * @param nextRotation when the sign key is replaced by itself; null while there is none
 */
public record AccountHealth(
        Account account,
        Condition condition,
        @Nullable Provisioning work,
        @Nullable DriftState drift,
        List<SignKeyInfo> signKeys,
        @Nullable Instant nextRotation) {

    public AccountHealth {
        signKeys = List.copyOf(signKeys);
    }

    /** How an account is, in one word. */
    public enum Condition {
        /** Never made ready yet. */
        NEW,
        /** Ready, and nothing was found that needs anybody. */
        HEALTHY,
        /** Work on it is under way; it goes on by itself. */
        AT_WORK,
        /** Ready, but somebody should look at {@code drift}, or at the problem of {@code work}. */
        NEEDS_ATTENTION,
        /** Oneflow rejects the token: its admin must enable the extension again. */
        SUSPENDED,
        /** Disconnected. */
        DISCONNECTED
    }
}
