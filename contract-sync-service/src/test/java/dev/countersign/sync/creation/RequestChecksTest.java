package dev.countersign.sync.creation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestChecksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.com",
                "a.b+c@mail.example.co.uk",
                "åsa@exämple.se",
                "o'neill@example.ie",
                "x@a-b.museum"
            })
    void an_address_is_taken(String email) {
        // When
        var problems = RequestChecks.of(contract(email, "+46 70 123 45 67", Map.of()));

        // Then
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "@example.com",
                "anna@",
                "anna@example",
                "an na@example.com",
                "a@b@c.se",
                "anna@example.com\r\nBcc: x@example.com",
                "anna@.com",
                "anna@example..",
                "<anna@example.com>",
                "a,b@example.com"
            })
    void what_is_no_address_is_named_and_not_repeated(String email) {
        // When
        var problems = RequestChecks.of(contract(email, null, Map.of()));

        // Then
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("participant_email_malformed");
            assertThat(problem.message()).doesNotContain(email);
        });
    }

    @Test
    void signing_by_sms_needs_a_phone_number() {
        // Given
        RequestedContract contract = contract("anna@example.com", null, Map.of());
        RequestedContract.Person person =
                new RequestedContract.Person("Anna", "anna@example.com", null, null, null, "SE", "sms");

        // When
        var problems = RequestChecks.of(
                new RequestedContract(1, 2, contract.name(), contract.dataFields(), person, true, null, null));

        // Then
        assertThat(problems).extracting(Problem::code).containsExactly("participant_phone_missing");
    }

    @Test
    void an_endless_custom_id_is_cut_in_the_message() {
        // When
        var problems = RequestChecks.of(contract("anna@example.com", null, Map.of("x".repeat(10_000), "1")));

        // Then
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("data_field_malformed");
            assertThat(problem.field()).hasSizeLessThan(100);
        });
    }

    private static RequestedContract contract(String email, @Nullable String phone, Map<String, String> fields) {
        return new RequestedContract(
                1,
                2,
                "Agreement",
                new TreeMap<>(fields),
                new RequestedContract.Person("Anna", email, phone, null, null, "SE", "standard_esign"),
                true,
                null,
                null);
    }
}
