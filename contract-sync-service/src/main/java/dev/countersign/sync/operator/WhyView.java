package dev.countersign.sync.operator;

import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.parking.Advice;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** "Why is this employee not updated?", in the order of the flow: events, read, mapping, outcome, what comes next, audit. */
public record WhyView(
        long accountId,
        long contractId,
        String state,
        AccountView account,
        EventsView events,
        ReadView read,
        @Nullable JsonNode mapping,
        OutcomeView outcome,
        NextView next,
        List<AuditView> audit,
        List<OperatorActions.Entry> operatorActions) {

    public record AccountView(
            @Nullable String state,
            @Nullable OffsetDateTime suspendedUntil,
            @Nullable String suspendedReason) {}

    public record EventsView(
            long received,
            @Nullable String lastType,
            @Nullable OffsetDateTime lastTime,
            @Nullable OffsetDateTime lastReceivedAt,
            @Nullable String lastCallbackId,
            @Nullable String traceparent) {}

    public record ReadView(
            long count,
            @Nullable OffsetDateTime lastAt,
            @Nullable String contractState,
            @Nullable OffsetDateTime contractStateTime,
            @Nullable OffsetDateTime contractUpdatedTime) {}

    /** How the last sync ended; {@code whatToDo} is for people, and null when nothing is to be done. */
    public record OutcomeView(
            @Nullable String last,
            @Nullable String reason,
            @Nullable String whatToDo,
            @Nullable OffsetDateTime parkedAt,
            @Nullable OffsetDateTime givenUpAt,
            @Nullable OffsetDateTime attemptedAt,
            @Nullable OffsetDateTime syncedAt,
            @Nullable String employeeId,
            @Nullable String mappingVersion) {}

    /** What comes next; {@code attemptAt} is null when nothing is to be done. */
    public record NextView(
            @Nullable OffsetDateTime attemptAt,
            @Nullable OffsetDateTime dirtySince,
            int failures,
            @Nullable OffsetDateTime beingWorkedOnUntil) {}

    public record AuditView(
            UUID id,
            OffsetDateTime at,
            String outcome,
            String employeeId,
            String contractState,
            @Nullable String eventType,
            @Nullable String callbackId,
            String mappingVersion,
            @Nullable String traceparent,
            JsonNode changes,
            @Nullable OffsetDateTime publishedAt) {
        static AuditView of(ContractViews.Audited entry, JsonNode changes) {
            return new AuditView(
                    entry.auditId(),
                    entry.occurredAt(),
                    entry.outcome(),
                    entry.employeeId(),
                    entry.contractState(),
                    entry.eventType(),
                    entry.callbackId(),
                    entry.mappingVersion(),
                    entry.traceparent(),
                    changes,
                    entry.publishedAt());
        }
    }

    static WhyView of(
            ContractViews.Row row,
            @Nullable JsonNode mapping,
            List<AuditView> audit,
            List<OperatorActions.Entry> operatorActions) {
        boolean waits = row.state().equals("parked") || row.state().equals("given_up");
        return new WhyView(
                row.accountId(),
                row.contractId(),
                row.state(),
                new AccountView(row.accountState(), row.suspendedUntil(), row.suspendedReason()),
                new EventsView(
                        row.eventsReceived(),
                        row.lastEventType(),
                        row.lastEventTime(),
                        row.lastEventAt(),
                        row.lastCallbackId(),
                        row.traceparent()),
                new ReadView(
                        row.reads(),
                        row.lastReadAt(),
                        row.contractState(),
                        row.contractStateTime(),
                        row.contractUpdatedTime()),
                mapping,
                new OutcomeView(
                        row.lastOutcome(),
                        row.lastReason(),
                        row.state().equals("clean") ? null : Advice.of(row.lastOutcome()),
                        waits ? row.parkedAt() : null,
                        row.state().equals("given_up") ? row.givenUpAt() : null,
                        row.lastAttemptAt(),
                        row.lastSyncedAt(),
                        row.employeeId(),
                        row.mappingVersion()),
                new NextView(
                        row.state().equals("dirty") ? row.dueAt() : null,
                        row.dirtySince(),
                        row.attempts(),
                        row.leasedUntil()),
                audit,
                operatorActions);
    }
}
