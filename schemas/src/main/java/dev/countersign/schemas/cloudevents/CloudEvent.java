package dev.countersign.schemas.cloudevents;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/**
 * The context attributes of a CloudEvent, carried as Kafka headers in binary content mode (CloudEvents 1.0, Kafka
 * protocol binding): the value stays plain Avro, and a reader can route without decoding it.
 *
 * @param id unique within the source; a resent event keeps it
 * @param type what kind of event, see {@link EventTypes}
 * @param source which part of the system says it, a URI reference
 * @param subject what it is about, for example {@code accounts/1/contracts/2}
 * @param time when it happened
 */
public record CloudEvent(String id, String type, URI source, String subject, Instant time) {

    public static final String SPEC_VERSION_HEADER = "ce_specversion";
    public static final String ID_HEADER = "ce_id";
    public static final String TYPE_HEADER = "ce_type";
    public static final String SOURCE_HEADER = "ce_source";
    public static final String SUBJECT_HEADER = "ce_subject";
    public static final String TIME_HEADER = "ce_time";
    public static final String CONTENT_TYPE_HEADER = "content-type";

    private static final byte[] SPEC_VERSION = bytes("1.0");
    private static final byte[] CONTENT_TYPE = bytes("application/avro");

    /** Adds the attributes to the headers of a record that has none of them yet. */
    public void writeTo(Headers headers) {
        add(headers, SPEC_VERSION_HEADER, SPEC_VERSION);
        add(headers, ID_HEADER, bytes(id));
        add(headers, TYPE_HEADER, bytes(type));
        add(headers, SOURCE_HEADER, bytes(source.toString()));
        add(headers, SUBJECT_HEADER, bytes(subject));
        add(headers, TIME_HEADER, bytes(time.toString()));
        add(headers, CONTENT_TYPE_HEADER, CONTENT_TYPE);
    }

    private static void add(Headers headers, String name, byte[] value) {
        headers.add(name, value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
