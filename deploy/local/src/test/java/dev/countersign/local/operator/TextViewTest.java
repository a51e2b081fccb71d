package dev.countersign.local.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class TextViewTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void things_are_lines_and_lists_of_things_are_tables() {
        // Given
        String json = """
                {"state": "parked", "read": {"count": 2, "lastAt": null}, "contracts": [7, 8], "audit": [],
                 "changes": [{"attribute": "name", "n": 1}, {"attribute": "birthDate", "problem": "kept", "nothing": null}]}
                """;
        // When
        String text = TextView.of(MAPPER.readTree(json));
        // Then
        assertThat(text.lines())
                .containsExactly(
                        "state: parked",
                        "read:",
                        "  count: 2",
                        "  lastAt: -",
                        "contracts: 7, 8",
                        "audit: none",
                        "changes:",
                        "  attribute  n  problem",
                        "  name       1  -",
                        "  birthDate  -  kept");
    }

    @Test
    void a_list_of_numbers_or_of_nothing_is_told_too() {
        assertThat(TextView.of(MAPPER.readTree("[1, 2]")).lines()).containsExactly("1", "2");
        assertThat(TextView.of(MAPPER.readTree("[]"))).isEqualTo("none");
    }

    @Test
    void nothing_in_a_value_or_a_name_commands_the_terminal() {
        // Given
        String json = """
                {"na\\u001b[2Jme": "Anna\\u001b]0;owned\\u0007\\r\\nstate: fine\\u009b31m\\u202eevil\\ud800 Öberg 😀",
                 "list": [{"x": "a\\u0000b"}]}
                """;
        // When
        String text = TextView.of(MAPPER.readTree(json));
        // Then
        assertThat(text.lines()).hasSize(4);
        assertThat(text.replace(System.lineSeparator(), "").codePoints())
                .noneMatch(Character::isISOControl)
                .doesNotContain(0x202e, 0xd800);
        assertThat(text).contains("Öberg 😀");
    }
}
