package dev.countersign.setup.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.TestProperties;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.secret.SealedSecret;
import org.junit.jupiter.api.Test;

final class HrmFormCheckTest {

    private static final String URL = "https://93.184.216.34/scim/v2";

    private final HrmFormCheck check = new HrmFormCheck(new UrlGuard(TestProperties.setup()));

    @Test
    void a_complete_form_has_nothing_wrong() {
        assertThat(check.check(new HrmForm(URL, "bearer", "secret", null, null, null), null))
                .isEmpty();
        assertThat(check.check(new HrmForm(URL, "oauth2-client-credentials", "", URL, "client", "secret"), null))
                .isEmpty();
    }

    @Test
    void each_missing_field_is_named() {
        var wrong = check.check(new HrmForm(null, "oauth2-client-credentials", null, "", " ", null), null);

        assertThat(wrong).containsOnlyKeys("url", "tokenUrl", "clientId", "clientSecret");
    }

    @Test
    void an_unknown_kind_of_authentication_is_refused() {
        assertThat(check.check(new HrmForm(URL, "basic", "secret", null, null, null), null))
                .containsOnlyKeys("authentication");
    }

    @Test
    void a_secret_with_a_line_break_is_refused() {
        assertThat(check.check(new HrmForm(URL, "bearer", "a\r\nX-Other: b", null, null, null), null))
                .containsOnlyKeys("token");
    }

    @Test
    void the_kept_secret_stays_only_while_the_address_stays() {
        var kept = new HrmConnection("scim", URL, "bearer", SealedSecret.of(new byte[] {1}), null, null);

        assertThat(check.check(new HrmForm(URL, "bearer", "", null, null, null), kept))
                .isEmpty();
        assertThat(check.check(new HrmForm("https://93.184.216.35/", "bearer", "", null, null, null), kept))
                .containsOnlyKeys("token");
    }

    @Test
    void the_kept_client_secret_stays_only_while_all_it_was_given_for_stays() {
        var kept = new HrmConnection(
                "scim", URL, "oauth2-client-credentials", SealedSecret.of(new byte[] {1}), URL, "client");

        assertThat(check.check(new HrmForm(URL, "oauth2-client-credentials", "", URL, " client ", ""), kept))
                .isEmpty();
        assertThat(check.check(new HrmForm(URL, "oauth2-client-credentials", "", URL, "other", ""), kept))
                .containsOnlyKeys("clientSecret");
    }
}
