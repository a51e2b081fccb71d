package dev.countersign.sync.audit;

import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.schemas.cloudevents.CloudEvent;
import dev.countersign.schemas.cloudevents.EventTypes;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.sync.config.OutboxProperties;
import dev.countersign.sync.loop.WakeableLoop;
import dev.countersign.sync.tracing.TraceContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Relays audit rows to the topic of employee records, in order, by one process at a time. A row is marked after the broker has acknowledged it:
 * a crash in between repeats records, which have the audit entry's id.
 */
@Component
public final class EmployeeRecordRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EmployeeRecordRelay.class);
    private static final URI SOURCE = URI.create("/countersign/contract-sync-service");
    private static final long LOCK = 0x434f554e54L;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final KafkaTemplate<Object, Object> kafka;
    private final EmployeeRecordRows rows;
    private final OutboxProperties properties;
    private final Clock clock;
    private final WakeableLoop loop;

    EmployeeRecordRelay(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            KafkaTemplate<Object, Object> kafka,
            EmployeeRecordRows rows,
            OutboxProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.kafka = kafka;
        this.rows = rows;
        this.properties = properties;
        this.clock = clock;
        this.loop = new WakeableLoop("employee-record-relay", properties.interval(), this::relayAll);
    }

    /** There is something new to relay. */
    public void wake() {
        loop.wake();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop(PATIENCE);
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private void relayAll() {
        int relayed;
        do {
            Integer count = transactions.execute(_ -> relay());
            relayed = count == null ? 0 : count;
        } while (relayed == properties.batchSize() && loop.isRunning());
    }

    private int relay() {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
        if (!mine) {
            return 0;
        }
        List<EmployeeRecordRows.Row> unpublished = rows.unpublished(properties.batchSize());
        List<CompletableFuture<?>> sent = unpublished.stream()
                .<CompletableFuture<?>>map(row -> kafka.send(producerRecord(row)))
                .toList();
        int acknowledged = acknowledged(sent);
        markPublished(unpublished.subList(0, acknowledged));
        return acknowledged;
    }

    /** How many of the first are safe: later ones are sent again, so that the order stays. */
    private int acknowledged(List<CompletableFuture<?>> sent) {
        int count = 0;
        try {
            for (CompletableFuture<?> each : sent) {
                Object _ = each.get(properties.acknowledgeTimeout().toMillis(), TimeUnit.MILLISECONDS);
                count++;
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getClass().getSimpleName())
                    .setCause(e)
                    .log("Employee records can't be published; they are relayed again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count;
    }

    private void markPublished(List<EmployeeRecordRows.Row> published) {
        if (published.isEmpty()) {
            return;
        }
        int _ = jdbc.sql("update audit set published_at = :now where audit_id = any(:ids)")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param(
                        "ids",
                        published.stream()
                                .map(row -> UUID.fromString(row.event().getAuditId()))
                                .toArray(UUID[]::new))
                .update();
    }

    private static ProducerRecord<Object, Object> producerRecord(EmployeeRecordRows.Row row) {
        EmployeeRecordSynced event = row.event();
        ProducerRecord<Object, Object> message = new ProducerRecord<>(
                TopicNames.EMPLOYEE_RECORDS, RecordKeys.employee(event.getAccountId(), event.getEmployeeId()), event);
        String subject = "accounts/" + event.getAccountId() + "/contracts/" + event.getContractId();
        new CloudEvent(event.getAuditId(), EventTypes.EMPLOYEE_RECORD_SYNCED, SOURCE, subject, event.getSyncedAt())
                .writeTo(message.headers());
        if (row.traceparent() != null) {
            message.headers().add(TraceContext.TRACEPARENT, row.traceparent().getBytes(StandardCharsets.UTF_8));
        }
        return message;
    }
}
