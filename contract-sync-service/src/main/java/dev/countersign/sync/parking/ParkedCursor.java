package dev.countersign.sync.parking;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Where in the list of parked contracts a page begins: after this one. Readers get it as a text to send back. */
public record ParkedCursor(Instant parkedAt, long accountId, long contractId) {

    private static final int PARTS = 3;

    static ParkedCursor after(ParkedContracts.Parked last) {
        return new ParkedCursor(
                Objects.requireNonNull(last.parkedAt()).toInstant(), last.accountId(), last.contractId());
    }

    String text() {
        String plain = parkedAt + "|" + accountId + "|" + contractId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #text} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ParkedCursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(plain.split("\\|", PARTS));
            return new ParkedCursor(
                    Instant.parse(parts.get(0)), Long.parseLong(parts.get(1)), Long.parseLong(parts.get(2)));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "after must be the next of the page before; leave it out to begin anew", e);
        }
    }
}
