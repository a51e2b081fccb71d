package dev.countersign.sync.hrm;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of an employee's contracts the record follows: a signed one before one that is not, of signed ones the one signed last. The record itself
 * tells which contract it follows, so that two processes come to the same answer.
 */
final class ContractPrecedence {

    private static final String SIGNED = "signed";

    private ContractPrecedence() {}

    static boolean mayWrite(ContractClaim claim, Map<String, String> record) {
        String followed = record.get(Attributes.CONTRACT_ID);
        if (followed == null || follows(claim, record)) {
            return true;
        }
        if (!SIGNED.equals(record.get(Attributes.CONTRACT_STATUS))) {
            return true;
        }
        return claim.signed() && isLater(claim.signedAt(), instant(record.get(Attributes.CONTRACT_SIGNED_AT)));
    }

    /** Whether it is this contract that the record follows. */
    static boolean follows(ContractClaim claim, Map<String, String> record) {
        return Long.toString(claim.contractId()).equals(record.get(Attributes.CONTRACT_ID));
    }

    private static boolean isLater(@Nullable Instant one, @Nullable Instant other) {
        return other == null || (one != null && one.isAfter(other));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            // Changed by hand into something else: then it can't be compared and does not count.
            return null;
        }
    }
}
