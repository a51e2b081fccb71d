package dev.countersign.sync.account;

import org.jspecify.annotations.Nullable;

/** A provisioned account and its credentials as they are stored: sealed; the mapping is JSON. */
@SuppressWarnings("ArrayRecordComponent") // read from a row and opened, never compared
public record SealedAccount(
        long accountId,
        @Nullable Long templateGroupId,
        String mapping,
        @Nullable String mappingVersion,
        long version,
        byte[] sealedToken,
        byte @Nullable [] sealedUserEmail,
        @Nullable String hrmKind,
        @Nullable String hrmBaseUrl,
        @Nullable String hrmAuthentication,
        byte @Nullable [] hrmSealedSecret,
        @Nullable String hrmTokenUrl,
        @Nullable String hrmClientId) {

    @Override
    public String toString() {
        return "SealedAccount[" + accountId + ", version " + version + "]";
    }
}
