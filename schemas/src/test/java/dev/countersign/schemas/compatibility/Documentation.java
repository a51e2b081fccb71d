package dev.countersign.schemas.compatibility;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Finds records, enums and fields without a doc text. */
final class Documentation {

    private Documentation() {}

    static List<String> missing(Schema schema) {
        List<String> missing = new ArrayList<>();
        collect(schema, missing);
        return missing;
    }

    private static void collect(Schema schema, List<String> missing) {
        switch (schema.getType()) {
            case RECORD -> {
                requireDoc(schema.getFullName(), schema.getDoc(), missing);
                for (Schema.Field field : schema.getFields()) {
                    requireDoc(schema.getFullName() + "." + field.name(), field.doc(), missing);
                    collect(field.schema(), missing);
                }
            }
            case ENUM -> requireDoc(schema.getFullName(), schema.getDoc(), missing);
            case ARRAY -> collect(schema.getElementType(), missing);
            case MAP -> collect(schema.getValueType(), missing);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, missing));
            default -> {
                // Primitive types say nothing of their own.
            }
        }
    }

    private static void requireDoc(String where, String doc, List<String> missing) {
        if (doc == null || doc.isBlank()) {
            missing.add(where);
        }
    }
}
