package dev.countersign.setup.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.TestProperties;
import dev.countersign.setup.config.SetupProperties;
import dev.countersign.setup.config.SetupProperties.RequestForm;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SetupParametersTest {

    private final SetupParameters parameters = new SetupParameters(TestProperties.setup());

    @Test
    void all_parameters_are_found_under_their_names() {
        var call = parameters.read(
                RequestForm.QUERY,
                Map.of(
                        "token", new String[] {" t "},
                        "account_id", new String[] {"1"},
                        "user_email", new String[] {"a@b.example"},
                        "return_url", new String[] {"https://app.oneflow.com/"}));

        assertThat(call).contains(new SetupCall("t", "1", "a@b.example", "https://app.oneflow.com/", false));
    }

    @Test
    void what_is_empty_is_not_there() {
        var call = parameters.read(
                RequestForm.QUERY, Map.of("token", new String[] {"t"}, "account_id", new String[] {" "}));

        assertThat(call).contains(new SetupCall("t", null, null, null, false));
    }

    @Test
    void a_missing_empty_or_doubled_token_is_no_call() {
        assertThat(parameters.read(RequestForm.QUERY, Map.of())).isEmpty();
        assertThat(parameters.read(RequestForm.QUERY, Map.of("token", new String[] {""})))
                .isEmpty();
        assertThat(parameters.read(RequestForm.QUERY, Map.of("token", new String[] {"a", "b"})))
                .isEmpty();
    }

    @Test
    void names_and_form_of_the_request_are_as_configured() {
        var configured = new SetupParameters(TestProperties.setup(
                new SetupProperties.Automatic(Set.of(RequestForm.FORM), "extension_token", "acc", "mail", "back")));
        Map<String, String[]> sent = Map.of(
                "extension_token", new String[] {"t"},
                "acc", new String[] {"1"},
                "mail", new String[] {"a@b.example"},
                "back", new String[] {"https://app.oneflow.com/"},
                "token", new String[] {"another"});

        assertThat(configured.read(RequestForm.FORM, sent))
                .contains(new SetupCall("t", "1", "a@b.example", "https://app.oneflow.com/", false));
        assertThat(configured.read(RequestForm.QUERY, sent)).isEmpty();
        assertThat(configured.isAutomatic(Map.of("extension_token", new String[] {"t"})))
                .isTrue();
        assertThat(configured.isAutomatic(Map.of("token", new String[] {"t"}))).isFalse();
    }

    @Test
    void a_call_never_shows_its_token() {
        assertThat(new SetupCall("canary", "1", "canary@b.example", null, false).toString())
                .doesNotContain("canary");
    }
}
