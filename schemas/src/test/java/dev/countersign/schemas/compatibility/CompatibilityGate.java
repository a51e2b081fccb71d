package dev.countersign.schemas.compatibility;

import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Finds where a schema breaks with released versions: every version must read, and be read by, every other one. */
final class CompatibilityGate {

    private CompatibilityGate() {}

    /**
     * Compares a schema with all released ones.
     *
     * @return one sentence per break, naming the field; empty if there is none
     */
    static List<String> breaks(Schema current, Map<String, Schema> released) {
        List<String> breaks = new ArrayList<>();
        released.forEach((version, old) -> {
            breaks.addAll(unreadable(current, old, "readers of today can't read records of " + version));
            breaks.addAll(unreadable(old, current, "readers of " + version + " can't read records of today"));
        });
        return breaks;
    }

    private static List<String> unreadable(Schema reader, Schema writer, String who) {
        return checkReaderWriterCompatibility(reader, writer).getResult().getIncompatibilities().stream()
                .map(reason -> reader.getName() + ": " + who + ": " + describe(reader, reason))
                .toList();
    }

    private static String describe(Schema reader, Incompatibility reason) {
        return "field " + field(reader, reason.getLocation()) + ": " + reason.getType() + " (" + reason.getMessage()
                + ")";
    }

    /** Turns Avro's location, such as /fields/3/type/0, into the dotted names of the reader's fields. */
    private static String field(Schema reader, String location) {
        StringBuilder path = new StringBuilder();
        Schema at = reader;
        String[] steps = location.split("/", -1);
        for (int i = 1; i < steps.length; i++) {
            switch (steps[i]) {
                case "fields" -> {
                    Schema.Field field = at.getFields().get(Integer.parseInt(steps[++i]));
                    path.append(path.isEmpty() ? "" : ".").append(field.name());
                    at = field.schema();
                }
                case "items" -> at = at.getElementType();
                case "values" -> at = at.getValueType();
                case "type" -> {
                    // The schema of the field, entered already.
                }
                default -> at = branch(at, steps[i]);
            }
        }
        return path.isEmpty() ? location : path.toString();
    }

    private static Schema branch(Schema at, String step) {
        boolean branchOfUnion =
                at.getType() == Schema.Type.UNION && step.chars().allMatch(Character::isDigit);
        return branchOfUnion ? at.getTypes().get(Integer.parseInt(step)) : at;
    }
}
