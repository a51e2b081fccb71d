package dev.countersign.sync.hrm;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of an employee's contracts the record follows: the one with the greatest {@link ContractClaim}. Our own database tells which one that is so
 * far; where it knows nothing of the record, the record itself does.
 */
final class ContractPrecedence {

    private ContractPrecedence() {}

    static boolean mayWrite(ContractClaim claim, KnownRecord known, Map<String, String> record) {
        ContractClaim followed = followed(known, record);
        return followed == null || followed.contractId() == claim.contractId() || claim.compareTo(followed) > 0;
    }

    /** Whether it is this contract that the record follows. */
    static boolean follows(ContractClaim claim, KnownRecord known, Map<String, String> record) {
        ContractClaim followed = followed(known, record);
        return followed != null && followed.contractId() == claim.contractId();
    }

    private static @Nullable ContractClaim followed(KnownRecord known, Map<String, String> record) {
        ContractClaim follows = known.follows();
        return follows == null ? told(record) : follows;
    }

    private static @Nullable ContractClaim told(Map<String, String> record) {
        String id = record.get(Attributes.CONTRACT_ID);
        if (id == null || !id.matches("\\d{1,18}")) {
            return null;
        }
        Instant signedAt = instant(record.get(Attributes.CONTRACT_SIGNED_AT));
        String status = Objects.requireNonNullElse(record.get(Attributes.CONTRACT_STATUS), "");
        return new ContractClaim(Long.parseLong(id), standing(status, signedAt), signedAt);
    }

    /** As well as it can be told from words that somebody may have configured, or typed. */
    private static Standing standing(String status, @Nullable Instant signedAt) {
        return switch (status) {
            case "signed", "cancelled" -> Standing.IN_FORCE;
            case "ended", "terminated" -> Standing.ENDED;
            case "pending", "overdue" -> Standing.OPEN;
            case "deleted" -> Standing.GONE;
            case "declined" -> Standing.CLOSED;
            default -> signedAt == null ? Standing.CLOSED : Standing.IN_FORCE;
        };
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
