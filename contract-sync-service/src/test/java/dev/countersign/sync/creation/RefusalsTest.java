package dev.countersign.sync.creation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.ApiError;
import dev.countersign.oneflow.OneflowFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RefusalsTest {

    private static final RequestedContract CONTRACT = new RequestedContract(
            1,
            2,
            "Agreement of Anna",
            new TreeMap<>(Map.of("salary", "54321 SEK")),
            new RequestedContract.Person(
                    "Anna $1 (A)", "anna@example.com", "+46701234567", "19901231-0000", null, "SE", "standard_esign"),
            true,
            null,
            null);

    @Test
    void oneflow_s_words_are_told_without_what_is_personal_in_them() {
        // Given
        ApiError error = new ApiError(
                400,
                4_000_000,
                "Bad Request",
                null,
                "request-1",
                Map.of(
                        "parties.0.participant.email", List.of("ANNA@example.com is blocked."),
                        "data_fields.0.value", List.of("The value 54321 SEK of Anna $1 (A) is no number.")));

        // When
        String explained =
                Refusals.explained(new OneflowFailure.Permanent("POST /contracts/create", 400, error), CONTRACT);

        // Then
        assertThat(explained)
                .contains("status 400", "request-1")
                .contains("parties.0.participant.email: … is blocked.")
                .contains("data_fields.0.value: The value … of … is no number.")
                .doesNotContainIgnoringCase("anna@")
                .doesNotContain("54321");
    }

    @Test
    void a_refusal_without_words_is_told_by_its_status() {
        // When
        String explained =
                Refusals.explained(new OneflowFailure.Permanent("POST /contracts/create", 409, null), CONTRACT);

        // Then
        assertThat(explained).contains("POST /contracts/create", "status 409");
    }
}
