package dev.countersign.sync.hrm.scim;

/**
 * A filter of RFC 7644 section 3.4.2.2. Holds personal data, hence not in {@link #toString()}.
 *
 * @param attribute the first attribute it compares
 * @param expression the filter as it is sent
 */
record ScimFilter(String attribute, String expression) {

    static ScimFilter equal(String attribute, String value) {
        return new ScimFilter(attribute, comparison(attribute, value));
    }

    ScimFilter and(String other, String value) {
        return new ScimFilter(attribute, expression + " and " + comparison(other, value));
    }

    /** Values are JSON strings there: a quote in a name must not end it. */
    private static String comparison(String attribute, String value) {
        StringBuilder text = new StringBuilder(attribute).append(" eq \"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else {
                // A control character has no business in a name or number, and servers parse its escape differently.
                text.append(c < ' ' ? ' ' : (char) c);
            }
        });
        return text.append('"').toString();
    }

    @Override
    public String toString() {
        return "ScimFilter[" + attribute + "]";
    }
}
