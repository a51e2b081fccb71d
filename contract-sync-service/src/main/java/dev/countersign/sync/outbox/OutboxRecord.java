package dev.countersign.sync.outbox;

import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A row as it goes to its topic.
 *
 * @param id of the row
 */
public record OutboxRecord(UUID id, ProducerRecord<Object, Object> message) {}
