package dev.countersign.oneflow;

/**
 * The Oneflow user on whose behalf a request is made ({@code x-oneflow-user-email}): an active user of the token's account. Without one
 * Oneflow acts as an anonymous administrator; creating and publishing contracts need one. Personal data, hence not in {@link #toString()}.
 *
 * @param value an e-mail address of at most 254 characters, without blanks or control characters
 */
public record UserEmail(String value) {

    private static final int MAX_LENGTH = 254;
    private static final String CREATOR = "__CREATOR__";

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException when the text can't be sent as an e-mail header; the message doesn't repeat it
     */
    public UserEmail {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "Not an e-mail address of an Oneflow user: expected printable ASCII with one @, at most "
                            + MAX_LENGTH + " characters");
        }
    }

    /** Act as whoever created the contract: the special value that Oneflow's own connector sends; not in its public documentation. */
    public static UserEmail creator() {
        return new UserEmail(CREATOR);
    }

    /** Whether the text can be used as an e-mail header. Deliverability is Oneflow's to judge. */
    public static boolean isWellFormed(String text) {
        if (text.equals(CREATOR)) {
            return true;
        }
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    @Override
    public String toString() {
        return "UserEmail[redacted]";
    }
}
