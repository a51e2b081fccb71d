package dev.countersign.policy.schema;

import dev.countersign.policy.manifest.Rule;
import java.util.List;

/** The rules about the shape of documents. */
public final class SchemaRules {

    private SchemaRules() {}

    public static List<Rule> all() {
        return List.of(new UnknownFieldsRule(), new SchemaRule(), new StrimziRule());
    }
}
