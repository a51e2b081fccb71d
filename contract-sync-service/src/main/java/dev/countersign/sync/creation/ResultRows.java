package dev.countersign.sync.creation;

import static dev.countersign.sync.creation.RequestRows.time;

import dev.countersign.events.ContractRequestOutcome;
import dev.countersign.events.ContractRequestResult;
import dev.countersign.schemas.cloudevents.CloudEvent;
import dev.countersign.schemas.cloudevents.EventTypes;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.sync.outbox.OutboxRecord;
import dev.countersign.sync.outbox.OutboxRows;
import dev.countersign.sync.tracing.TraceContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Results on their way to their topic. */
@Component
final class ResultRows implements OutboxRows {

    private static final URI SOURCE = URI.create("/countersign/contract-sync-service");

    private final JdbcClient jdbc;
    private final Clock clock;

    ResultRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds one, in the caller's transaction; of one id only the first is kept. */
    void add(RequestResult result) {
        int _ = jdbc.sql("""
                        insert into contract_request_result (result_id, account_id, request_id, outcome, contract_id, reason_code,
                            reason, requested_by, completed_at, traceparent)
                        values (:id, :account, :request, :outcome, :contract, :code, :reason, :by, :at, :traceparent)
                        on conflict (result_id) do nothing""")
                .param("id", result.id())
                .param("account", result.accountId())
                .param("request", result.requestId())
                .param("outcome", result.settled().outcome().name())
                .param("contract", result.settled().contractId())
                .param("code", result.settled().code())
                .param("reason", result.settled().reason())
                .param("by", result.requestedBy())
                .param("at", time(clock.instant()))
                .param("traceparent", result.traceparent())
                .update();
    }

    @Override
    public List<OutboxRecord> unpublished(int most) {
        return jdbc.sql(
                        "select * from contract_request_result where published_at is null order by sequence limit :most")
                .param("most", most)
                .query(ResultRows::row)
                .list();
    }

    @Override
    public void published(List<UUID> ids) {
        int _ = jdbc.sql("update contract_request_result set published_at = :now where result_id = any(:ids)")
                .param("now", time(clock.instant()))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        int _ = jdbc.sql("""
                        update contract_request r set step = 'reported' from contract_request_result p
                        where p.result_id = any(:ids) and r.account_id = p.account_id and r.request_id = p.request_id
                          and r.result_id = p.result_id""").param("ids", ids.toArray(UUID[]::new)).update();
    }

    private static OutboxRecord row(ResultSet row, int number) throws SQLException {
        ContractRequestResult event = ContractRequestResult.newBuilder()
                .setAccountId(row.getLong("account_id"))
                .setRequestId(row.getString("request_id"))
                .setOutcome(ContractRequestOutcome.valueOf(row.getString("outcome")))
                .setContractId((Long) row.getObject("contract_id"))
                .setReasonCode(row.getString("reason_code"))
                .setReason(row.getString("reason"))
                .setRequestedBy(row.getString("requested_by"))
                .setCompletedAt(
                        row.getObject("completed_at", OffsetDateTime.class).toInstant())
                .build();
        String id = row.getString("result_id");
        ProducerRecord<Object, Object> message = new ProducerRecord<>(
                TopicNames.CONTRACT_REQUEST_RESULTS,
                RecordKeys.request(event.getAccountId(), event.getRequestId()),
                event);
        String subject = event.getContractId() == null
                ? "accounts/" + event.getAccountId()
                : "accounts/" + event.getAccountId() + "/contracts/" + event.getContractId();
        new CloudEvent(id, EventTypes.CONTRACT_REQUEST_RESULT, SOURCE, subject, event.getCompletedAt())
                .writeTo(message.headers());
        String traceparent = row.getString("traceparent");
        if (traceparent != null) {
            message.headers().add(TraceContext.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
        }
        return new OutboxRecord(UUID.fromString(id), message);
    }
}
