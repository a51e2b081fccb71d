package dev.countersign.local.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An HRM record before and after, field by field, and whether it says what the contract says. */
final class RecordComparison {

    private static final int LABEL_WIDTH = 22;
    private static final int VALUE_WIDTH = 34;
    private static final String NOTHING = "–";
    private static final List<String> NOT_TOLD =
            List.of("id", "active", "externalId", "manager.value", "[0].primary", "[0].type");

    private final Map<String, String> before;
    private final Hrm.Entry after;

    RecordComparison(Optional<Hrm.Entry> before, Hrm.Entry after) {
        this.before = before.<Map<String, String>>map(Hrm.Entry::fields).orElse(Map.of());
        this.after = after;
    }

    /** A table for a person. */
    List<String> lines() {
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.fields().keySet());
        paths.removeIf(path -> NOT_TOLD.stream().anyMatch(path::endsWith));
        List<String> lines = new ArrayList<>();
        lines.add(line("field", "before", "after", " "));
        for (String path : paths) {
            String old = before.getOrDefault(path, NOTHING);
            String current = after.fields().getOrDefault(path, NOTHING);
            lines.add(line(label(path), old, current, Objects.equals(old, current) ? " " : "*"));
        }
        return lines;
    }

    /** What the record says otherwise than the contract; nothing when they agree. */
    List<String> differences(DemoEmployee employee, long contract) {
        List<String> differences = new ArrayList<>();
        check(differences, "displayName", employee.name());
        check(differences, Hrm.EXTENSION + "birthDate", employee.birthDate());
        check(differences, Hrm.EXTENSION + "address", employee.address());
        check(differences, Hrm.ENTERPRISE + "manager.displayName", employee.manager());
        check(differences, Hrm.EXTENSION + "contractId", String.valueOf(contract));
        check(differences, Hrm.EXTENSION + "contractStatus", "signed");
        return differences;
    }

    private void check(List<String> differences, String path, String wanted) {
        String found = after.value(path);
        if (!found.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT))) {
            differences.add(label(path) + " is '" + found + "' but the contract says '" + wanted + "'");
        }
    }

    private static String line(String label, String before, String after, String mark) {
        return String.format(
                Locale.ROOT,
                "%s %-" + LABEL_WIDTH + "s %-" + VALUE_WIDTH + "s %s",
                mark,
                label,
                before.replaceAll("\\R", ", "),
                after.replaceAll("\\R", ", "));
    }

    private static String label(String path) {
        return path.startsWith("urn:") ? path.substring(path.lastIndexOf(':') + 1) : path;
    }
}
