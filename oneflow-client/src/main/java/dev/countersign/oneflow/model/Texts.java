package dev.countersign.oneflow.model;

final class Texts {

    private Texts() {}

    static void requireLength(String what, String text, int min, int max) {
        if (text.length() < min || text.length() > max) {
            throw new IllegalArgumentException(
                    "The %s has %d characters, but Oneflow accepts %d to %d".formatted(what, text.length(), min, max));
        }
    }
}
