package dev.countersign.operators;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI description of an operator API: written in YAML, served in JSON, kept in step with the controllers by a test. */
public final class ApiDescription {

    /** Where it is in the class path. */
    public static final String FILE = "/operator-api.yaml";

    private ApiDescription() {}

    /** The description, in JSON. */
    public static String read(JsonMapper json) throws IOException {
        try (InputStream in = Objects.requireNonNull(ApiDescription.class.getResourceAsStream(FILE))) {
            return json.writeValueAsString(YAMLMapper.builder().build().readTree(in));
        }
    }
}
