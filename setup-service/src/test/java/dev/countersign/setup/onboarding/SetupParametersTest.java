package dev.countersign.setup.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.TestProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SetupParametersTest {

    private final SetupParameters parameters = new SetupParameters(TestProperties.setup());

    @Test
    void all_parameters_are_found_under_their_names() {
        var call = parameters.read(Map.of(
                "token", new String[] {" t "},
                "account_id", new String[] {"1"},
                "user_email", new String[] {"a@b.example"},
                "return_url", new String[] {"https://app.oneflow.com/"}));

        assertThat(call).contains(new SetupCall("t", "1", "a@b.example", "https://app.oneflow.com/", false));
    }

    @Test
    void what_is_empty_is_not_there() {
        var call = parameters.read(Map.of("token", new String[] {"t"}, "account_id", new String[] {" "}));

        assertThat(call).contains(new SetupCall("t", null, null, null, false));
    }

    @Test
    void a_missing_empty_or_doubled_token_is_no_call() {
        assertThat(parameters.read(Map.of())).isEmpty();
        assertThat(parameters.read(Map.of("token", new String[] {""}))).isEmpty();
        assertThat(parameters.read(Map.of("token", new String[] {"a", "b"}))).isEmpty();
    }

    @Test
    void a_call_never_shows_its_token() {
        assertThat(new SetupCall("canary", "1", "canary@b.example", null, false).toString())
                .doesNotContain("canary");
    }
}
