package dev.countersign.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CompatibilityGateTest {

    static List<TopicSpec> topics() {
        return TopicCatalogue.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("topics")
    @DisplayName("every schema can read and be read by all its released versions")
    void every_schema_is_fully_compatible_with_its_released_versions(TopicSpec topic) {
        // Given
        Schema current = topic.valueSchema();
        Map<String, Schema> released = ReleasedSchemas.of(current.getName());

        // When
        List<String> breaks = CompatibilityGate.breaks(current, released);

        // Then
        assertThat(released).as("released versions of " + current.getName()).isNotEmpty();
        assertThat(breaks)
                .as("breaks with subscribers: give new fields a default, never remove or retype a field without one")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("topics")
    @DisplayName("every field of every schema is documented")
    void every_field_is_documented(TopicSpec topic) {
        // When
        List<String> undocumented = Documentation.missing(topic.valueSchema());

        // Then
        assertThat(undocumented).isEmpty();
    }

    @Test
    void a_removed_field_without_default_is_a_break_that_names_the_field() {
        // Given
        Schema old = SchemaBuilder.record("Thing")
                .fields()
                .requiredString("kept")
                .requiredLong("gone")
                .endRecord();
        Schema current =
                SchemaBuilder.record("Thing").fields().requiredString("kept").endRecord();

        // When
        List<String> breaks = CompatibilityGate.breaks(current, Map.of("v1", old));

        // Then
        assertThat(breaks)
                .singleElement()
                .asString()
                .contains("readers of v1 can't read records of today", "field gone");
    }

    @Test
    void a_new_field_without_default_is_a_break_that_names_the_field() {
        // Given
        Schema old =
                SchemaBuilder.record("Thing").fields().requiredString("kept").endRecord();
        Schema current = SchemaBuilder.record("Thing")
                .fields()
                .requiredString("kept")
                .requiredLong("added")
                .endRecord();

        // When
        List<String> breaks = CompatibilityGate.breaks(current, Map.of("v1", old));

        // Then
        assertThat(breaks)
                .singleElement()
                .asString()
                .contains("readers of today can't read records of v1", "field added");
    }

    @Test
    void a_retyped_field_in_a_nested_record_is_named_with_its_path() {
        // Given
        Schema old = nested(
                SchemaBuilder.record("Inner").fields().requiredInt("count").endRecord());
        Schema current = nested(
                SchemaBuilder.record("Inner").fields().requiredString("count").endRecord());

        // When
        List<String> breaks = CompatibilityGate.breaks(current, Map.of("v1", old));

        // Then
        assertThat(breaks).hasSize(2).allSatisfy(text -> assertThat(text).contains("field inner.count"));
    }

    @Test
    void a_new_field_with_default_is_no_break() {
        // Given
        Schema old =
                SchemaBuilder.record("Thing").fields().requiredString("kept").endRecord();
        Schema current = SchemaBuilder.record("Thing")
                .fields()
                .requiredString("kept")
                .optionalLong("added")
                .endRecord();

        // When
        List<String> breaks = CompatibilityGate.breaks(current, Map.of("v1", old));

        // Then
        assertThat(breaks).isEmpty();
    }

    private static Schema nested(Schema inner) {
        return SchemaBuilder.record("Thing")
                .fields()
                .name("inner")
                .type(inner)
                .noDefault()
                .endRecord();
    }
}
