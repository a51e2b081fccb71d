package dev.countersign.sync.intake;

import dev.countersign.events.OriginalHeader;
import dev.countersign.sync.intake.Received.Content;
import dev.countersign.sync.tracing.TraceContext;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The Confluent deserializer, except that it never throws: a consumer whose deserializer throws can't get past the record. It is configured with
 * the keys of {@link KafkaAvroDeserializer}.
 */
public final class ReceivedDeserializer implements Deserializer<Received> {

    private static final int NOT_FOUND = 404;

    private final KafkaAvroDeserializer avro = new KafkaAvroDeserializer();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        avro.configure(configs, isKey);
    }

    @Override
    public @Nullable Received deserialize(String topic, byte @Nullable [] data) {
        return deserialize(topic, new RecordHeaders(), data);
    }

    @Override
    public @Nullable Received deserialize(String topic, Headers headers, byte @Nullable [] data) {
        return data == null ? null : new Received(content(topic, headers, data), traceparent(headers));
    }

    private Content content(String topic, Headers headers, byte[] data) {
        try {
            return avro.deserialize(topic, data) instanceof SpecificRecord value
                    ? new Content.Decoded(value, data, originals(headers))
                    : new Content.Undecodable(data, originals(headers), "The value is not a record of our schemas");
        } catch (KafkaException e) {
            return isRegistryTrouble(e)
                    ? new Content.Undecided("The schema registry did not tell a schema")
                    : new Content.Undecodable(data, originals(headers), reason(e));
        } catch (RuntimeException e) {
            return new Content.Undecodable(data, originals(headers), reason(e));
        }
    }

    /** The deserializer tells only by its message which step failed, or by its type when the registry answered with an error of its own (500 or 503). */
    private static boolean isRegistryTrouble(KafkaException e) {
        if (e instanceof InvalidConfigurationException) {
            return true;
        }
        String message = e.getMessage();
        boolean retrieving = message != null && message.startsWith("Error retrieving");
        return retrieving && !(e.getCause() instanceof RestClientException answer && answer.getStatus() == NOT_FOUND);
    }

    /** Without the message of the cause: it may quote the record. */
    private static String reason(RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return "The value can't be decoded (" + cause.getClass().getSimpleName() + ")";
    }

    private static List<OriginalHeader> originals(Headers headers) {
        List<OriginalHeader> originals = new ArrayList<>();
        for (Header header : headers) {
            byte[] value = header.value();
            originals.add(new OriginalHeader(header.key(), value == null ? null : ByteBuffer.wrap(value)));
        }
        return originals;
    }

    private static @Nullable String traceparent(Headers headers) {
        Header header = headers.lastHeader(TraceContext.TRACEPARENT);
        byte[] value = header == null ? null : header.value();
        return value == null ? null : TraceContext.wellFormed(new String(value, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        avro.close();
    }
}
