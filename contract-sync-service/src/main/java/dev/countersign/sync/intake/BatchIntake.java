package dev.countersign.sync.intake;

import dev.countersign.sync.intake.Received.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * Takes in a batch of records: what can't be decoded goes to the dead letters, the rest to the handler, and a record of which that can't be told yet
 * ends the batch there, to be polled again.
 */
final class BatchIntake<T extends SpecificRecord> implements Consumer<Message<List<Object>>> {

    private final Class<T> type;
    private final DeadLetters deadLetters;
    private final Function<T, @Nullable String> objection;
    private final Consumer<List<Incoming<T>>> handler;

    BatchIntake(Class<T> type, DeadLetters deadLetters, Consumer<List<Incoming<T>>> handler) {
        this(type, deadLetters, _ -> null, handler);
    }

    /**
     * Makes one that looks at records first.
     *
     * @param objection why the handler can't take a record; null when it can
     */
    BatchIntake(
            Class<T> type,
            DeadLetters deadLetters,
            Function<T, @Nullable String> objection,
            Consumer<List<Incoming<T>>> handler) {
        this.type = type;
        this.deadLetters = deadLetters;
        this.objection = objection;
        this.handler = handler;
    }

    @Override
    public void accept(Message<List<Object>> batch) {
        List<Object> payload = batch.getPayload();
        Places places = new Places(batch.getHeaders());
        List<Incoming<T>> usable = new ArrayList<>(payload.size());
        List<Runnable> useless = new ArrayList<>();
        int index = 0;
        String undecided = null;
        while (index < payload.size() && undecided == null) {
            undecided = take(payload.get(index), places.at(index), usable, useless);
            if (undecided == null) {
                index++;
            }
        }
        // The dead letters last: the handler fails as long as the database is away, and each retry would repeat them.
        handler.accept(usable);
        useless.forEach(Runnable::run);
        if (undecided != null) {
            throw new BatchListenerFailedException(undecided, index);
        }
    }

    /** Why it can't be decided yet what the record is; null when it is taken care of. */
    private @Nullable String take(
            Object value, DeadLetters.Place place, List<Incoming<T>> usable, List<Runnable> useless) {
        if (!(value instanceof Received received)) {
            // A tombstone; Spring gives it as an object of its own.
            usable.add(new Incoming<>(place.key(), null, null));
            return null;
        }
        switch (received.content()) {
            case Content.Undecided(String detail) -> {
                return detail;
            }
            case Content.Undecodable(byte[] bytes, var headers, String detail) ->
                useless.add(() -> deadLetters.put(place, bytes, headers, "undecodable", detail));
            case Content.Decoded(SpecificRecord record, byte[] bytes, var headers) -> {
                if (!type.isInstance(record)) {
                    String detail = "The value is a " + record.getSchema().getName();
                    useless.add(() -> deadLetters.put(place, bytes, headers, "unexpected_type", detail));
                    return null;
                }
                String objected = objection.apply(type.cast(record));
                if (objected == null) {
                    usable.add(new Incoming<>(place.key(), type.cast(record), received.traceparent()));
                } else {
                    useless.add(() -> deadLetters.put(place, bytes, headers, "unusable", objected));
                }
            }
        }
        return null;
    }

    /** The places of a batch's records, as Spring Kafka's headers tell them. */
    private record Places(MessageHeaders headers) {
        DeadLetters.Place at(int index) {
            Object key = list(KafkaHeaders.RECEIVED_KEY).get(index);
            return new DeadLetters.Place(
                    String.valueOf(list(KafkaHeaders.RECEIVED_TOPIC).get(index)),
                    Integer.parseInt(
                            String.valueOf(list(KafkaHeaders.RECEIVED_PARTITION).get(index))),
                    Long.parseLong(String.valueOf(list(KafkaHeaders.OFFSET).get(index))),
                    key == null ? "" : key.toString());
        }

        private List<?> list(String header) {
            return (List<?>) Objects.requireNonNull(headers.get(header), header);
        }
    }
}
