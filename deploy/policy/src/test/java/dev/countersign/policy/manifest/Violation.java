package dev.countersign.policy.manifest;

/** What is wrong, where, and what to do about it. */
public record Violation(Class<? extends Rule> rule, String document, String problem, String remedy) {

    public static Violation of(Rule rule, Manifest manifest, String problem, String remedy) {
        return new Violation(rule.getClass(), manifest.toString(), problem, remedy);
    }

    public static Violation of(Rule rule, Container container, String problem, String remedy) {
        return of(rule, container.manifest(), container + ": " + problem, remedy);
    }

    @Override
    public String toString() {
        return document + ": " + problem + ". " + remedy + ". [" + rule.getSimpleName() + "]";
    }
}
