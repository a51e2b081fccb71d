package dev.countersign.setup.account;

import dev.countersign.setup.secret.SealedSecret;
import org.jspecify.annotations.Nullable;

/**
 * What the admin gave us: the way to the account in Oneflow and to the HRM.
 *
 * @param sealedUserEmail the Oneflow user to act as; null: the account's anonymous admin
 * @param hrm null while none was given
 */
public record Access(
        long accountId,
        SealedSecret sealedToken,
        @Nullable SealedSecret sealedUserEmail,
        @Nullable HrmConnection hrm) {}
