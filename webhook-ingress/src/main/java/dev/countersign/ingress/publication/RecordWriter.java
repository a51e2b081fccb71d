package dev.countersign.ingress.publication;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes records of one schema in the wire format of Confluent's serializers: a zero, the schema's id in four bytes, and
 * Avro's binary encoding.
 */
final class RecordWriter {

    private static final int HEADER_LENGTH = 5;
    private static final int INITIAL_SIZE = 512;

    private final Schema schema;
    private final byte[] header;
    private final SpecificDatumWriter<SpecificRecord> avro;
    private final ThreadLocal<Scratch> scratches = ThreadLocal.withInitial(Scratch::new);

    /**
     * A writer of records.
     *
     * @param schema of the records
     * @param example a record that was written with this schema by Confluent's serializer
     */
    RecordWriter(Schema schema, byte[] example) {
        this.schema = schema;
        this.header = Arrays.copyOf(example, HEADER_LENGTH);
        this.avro = new SpecificDatumWriter<>(schema);
    }

    Schema schema() {
        return schema;
    }

    byte[] write(SpecificRecord value) {
        Scratch scratch = scratches.get();
        ByteArrayOutputStream bytes = scratch.bytes;
        bytes.reset();
        bytes.writeBytes(header);
        try {
            scratch.encoder = EncoderFactory.get().binaryEncoder(bytes, scratch.encoder);
            avro.write(value, scratch.encoder);
            scratch.encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            scratches.remove();
            throw new UncheckedIOException("Writing to memory failed", e);
        } catch (RuntimeException e) {
            // The encoder still holds a part of the record, and would write it in front of the next one.
            scratches.remove();
            throw e;
        }
    }

    /** What a thread uses again for each record. */
    private static final class Scratch {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_SIZE);
        private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    }
}
