package dev.countersign.sync.contract;

import dev.countersign.sync.audit.AuditEntry;
import dev.countersign.sync.hrm.FieldNote;
import dev.countersign.sync.mapping.MappedField;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one sync of a contract ended. Reasons are for people and hold no personal data. */
sealed interface SyncResult {

    /** Short name for rows and metrics, from a closed list. */
    String outcome();

    /**
     * The HRM says what it should.
     *
     * @param reading null when Oneflow no longer knows the contract
     * @param employeeId null when there is no record
     * @param audit what changed; null when nothing did
     */
    record Done(
            String outcome,
            @Nullable ContractReading reading,
            @Nullable String employeeId,
            List<MappedField> fields,
            List<FieldNote> notes,
            @Nullable AuditEntry audit)
            implements SyncResult {
        public Done {
            fields = List.copyOf(fields);
            notes = List.copyOf(notes);
        }
    }

    /** Not a contract of this integration. */
    record Foreign(String reason, ContractReading reading) implements SyncResult {
        @Override
        public String outcome() {
            return "foreign";
        }
    }

    /** Oneflow does not tell the template group yet. */
    record TemplateUnknown(Duration after) implements SyncResult {
        @Override
        public String outcome() {
            return "template_unknown";
        }
    }

    /**
     * Not now, through nobody's fault: it is never parked for that.
     *
     * @param counted whether it counts as an attempt all the same, because there is an end to waiting
     */
    record Later(String outcome, String reason, Duration after, boolean counted) implements SyncResult {
        Later(String outcome, String reason, Duration after) {
            this(outcome, reason, after, false);
        }
    }

    /**
     * It failed and may go well later.
     *
     * @param after how long the other side asks to be left alone; null when it does not say
     */
    record Failed(String outcome, String reason, @Nullable Duration after) implements SyncResult {}

    /** It would fail again until a person or a new event changes something. */
    record Parked(String outcome, String reason) implements SyncResult {}

    /** The account's credentials were refused: no contract of the account can be worked on. */
    record Suspended(String outcome, String reason, long credentialsVersion) implements SyncResult {}
}
