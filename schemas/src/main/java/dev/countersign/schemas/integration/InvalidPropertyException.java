package dev.countersign.schemas.integration;

/** An entry of {@code integration.yaml} is not what it may be; knows which, so that the message can point to its line. */
final class InvalidPropertyException extends IllegalArgumentException {

    private final String property;

    /** @param property relative to what is being read, for example {@code owner} or {@code set.active}; empty: itself */
    InvalidPropertyException(String property, String message) {
        super(message);
        this.property = property;
    }

    String property() {
        return property;
    }
}
