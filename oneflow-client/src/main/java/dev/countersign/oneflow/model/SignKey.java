package dev.countersign.oneflow.model;

/** The key with which Oneflow signs webhooks. A secret: never shown by {@link #toString()}. */
public record SignKey(String value) {

    public SignKey {
        Texts.requireLength("sign key", value, 1, 255);
    }

    @Override
    public String toString() {
        return "SignKey[redacted]";
    }
}
