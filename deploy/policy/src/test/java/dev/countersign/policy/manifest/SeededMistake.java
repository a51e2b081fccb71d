package dev.countersign.policy.manifest;

import java.util.function.Consumer;

/**
 * A mistake somebody could make, and the rule that must tell it, alone.
 *
 * @param told a part of what the rule must say
 */
public record SeededMistake(Class<? extends Rule> rule, String mistake, Consumer<Draft> seed, String told) {

    @Override
    public String toString() {
        return rule.getSimpleName() + ": " + mistake;
    }
}
