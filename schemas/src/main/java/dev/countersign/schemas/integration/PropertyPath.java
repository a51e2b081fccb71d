package dev.countersign.schemas.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** The way to a property, such as {@code dataFields[1].owner}. */
record PropertyPath(List<String> steps) {

    PropertyPath {
        steps = List.copyOf(steps);
    }

    /** Reads the written form. */
    static PropertyPath parse(String written) {
        return new PropertyPath(Arrays.stream(written.split("[.\\[\\]]+"))
                .filter(step -> !step.isEmpty())
                .toList());
    }

    static PropertyPath of(JacksonException e) {
        return new PropertyPath(e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .toList());
    }

    PropertyPath and(PropertyPath further) {
        List<String> all = new ArrayList<>(steps);
        all.addAll(further.steps);
        return new PropertyPath(all);
    }

    @Override
    public String toString() {
        return steps.stream()
                .map(step -> step.matches("\\d+") ? "[" + step + "]" : "." + step)
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
