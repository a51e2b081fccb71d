package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares bodies with documented examples: the same members of the same types everywhere, whatever the values. */
final class JsonShape {

    private JsonShape() {}

    static JsonNode documented(String example) {
        String resource = "/documented/" + example + ".json";
        try (InputStream in = Objects.requireNonNull(JsonShape.class.getResourceAsStream(resource), resource)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertSameShape(JsonNode actual, String example) {
        assertSameShape(actual, documented(example), "$");
    }

    private static void assertSameShape(JsonNode actual, JsonNode expected, String path) {
        if (actual.isNull() || expected.isNull()) {
            return;
        }
        assertThat(actual.getNodeType()).as("type of %s", path).isEqualTo(expected.getNodeType());
        if (expected.isObject()) {
            assertThat(new TreeSet<>(List.copyOf(actual.propertyNames())))
                    .as("members of %s", path)
                    .isEqualTo(new TreeSet<>(List.copyOf(expected.propertyNames())));
            expected.propertyNames()
                    .forEach(name -> assertSameShape(actual.get(name), expected.get(name), path + "." + name));
        } else if (expected.isArray() && !expected.isEmpty()) {
            assertThat(actual.isEmpty()).as("%s is empty", path).isFalse();
            assertSameShape(actual.get(0), expected.get(0), path + "[0]");
        }
    }
}
