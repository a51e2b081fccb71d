package dev.countersign.sync.mapping;

/**
 * What became of one field of the contract, without its value.
 *
 * @param attribute the employee attribute
 * @param source where the value was looked for
 * @param status {@code mapped}, {@code empty}, {@code unreadable_date} or {@code ambiguous_date}
 */
public record MappedField(String attribute, String source, String status) {

    public static final String MAPPED = "mapped";
    public static final String EMPTY = "empty";
    public static final String UNREADABLE_DATE = "unreadable_date";
    public static final String AMBIGUOUS_DATE = "ambiguous_date";

    /** Whether the contract has a text that could not be read. */
    public boolean isProblem() {
        return !status.equals(MAPPED) && !status.equals(EMPTY);
    }
}
