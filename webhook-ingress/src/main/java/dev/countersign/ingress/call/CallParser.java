package dev.countersign.ingress.call;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads webhook bodies as a stream, without building a tree. Fields it doesn't know are skipped, since Oneflow adds
 * some. The callback id and the signature must be there once, as text within bounds; what else it knows and can't use
 * makes the call unrepresentable.
 */
public final class CallParser {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_NAME_LENGTH = 256;

    private final JsonFactory json;
    private final int maxEvents;

    /**
     * A parser with its bounds.
     *
     * @param maxBodyBytes longest body it will be given
     * @param maxEvents most events one call may carry
     */
    public CallParser(int maxBodyBytes, int maxEvents) {
        this.maxEvents = maxEvents;
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(maxBodyBytes)
                        .maxStringLength(maxBodyBytes)
                        .maxNestingDepth(MAX_DEPTH)
                        // None is ever converted that does not fit a long.
                        .maxNumberLength(maxBodyBytes)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .build())
                .build();
    }

    /** Reads a body; never throws, whatever the bytes are. */
    public ParseOutcome parse(byte[] body) {
        if (!isText(body)) {
            return new MalformedCall("body", "is not JSON in UTF-8");
        }
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            return new CallReader(parser, maxEvents).read();
        } catch (MalformedCallException e) {
            return e.malformed();
        } catch (StreamConstraintsException _) {
            // Jackson's messages quote the input, so none of them goes further.
            return new MalformedCall("body", "is nested too deeply, or holds a name that is too long");
        } catch (JacksonException _) {
            return new MalformedCall("body", "is not valid JSON in UTF-8");
        }
    }

    /**
     * Whether it can be JSON in UTF-8. Jackson does not look into strings that are skipped, and would accept UTF-16 and
     * UTF-32, in which JSON always has NUL bytes, as it never has in UTF-8.
     */
    private static boolean isText(byte[] body) {
        boolean isAscii = true;
        for (byte b : body) {
            if (b == 0) {
                return false;
            }
            isAscii &= b > 0;
        }
        return isAscii || isUtf8(body);
    }

    private static boolean isUtf8(byte[] body) {
        try {
            // A new decoder reports what is malformed, instead of replacing it.
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
