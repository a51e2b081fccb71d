package dev.countersign.sync.intake;

import dev.countersign.events.OriginalHeader;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record's value as it came, with what is needed should it be of no use.
 *
 * @param content what it was decoded to, or why not
 * @param traceparent of the record; null when it has none
 */
public record Received(Content content, @Nullable String traceparent) {

    /** What a value turned out to be. */
    sealed interface Content {

        /** A record of one of our schemas. */
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Decoded(SpecificRecord value, byte[] bytes, List<OriginalHeader> headers) implements Content {
            public Decoded {
                headers = List.copyOf(headers);
            }
        }

        /** Bytes that are no record, now or later. */
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Undecodable(byte[] bytes, List<OriginalHeader> headers, String detail) implements Content {
            public Undecodable {
                headers = List.copyOf(headers);
            }
        }

        /** The registry did not tell the schema: it can't be known yet whether the bytes are a record. */
        record Undecided(String detail) implements Content {}
    }
}
