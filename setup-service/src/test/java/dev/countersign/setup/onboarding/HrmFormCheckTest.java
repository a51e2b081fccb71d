package dev.countersign.setup.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.countersign.setup.TestProperties;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.secret.SealedSecret;
import dev.countersign.setup.syncservice.HrmKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HrmFormCheckTest {

    private static final String URL = "https://93.184.216.34/scim/v2";

    private final HrmFormCheck check = new HrmFormCheck(new UrlGuard(TestProperties.setup()));

    @Test
    void a_complete_form_has_nothing_wrong() {
        assertThat(wrong(bearer(URL, "secret"), null)).isEmpty();
        assertThat(wrong(oauth2(URL, "client", "secret"), null)).isEmpty();
        assertThat(wrong(form("keyed", URL, "nonsense", "", null, null, "", "a-key", "", ""), null))
                .isEmpty();
        assertThat(wrong(form("named", URL, "", "", null, null, "", "", "us", "a-password"), null))
                .isEmpty();
    }

    @Test
    void each_missing_field_is_named() {
        assertThat(wrong(form("scim", null, "oauth2-client-credentials", null, "", " ", null, "", "", ""), null))
                .containsOnlyKeys("url", "tokenUrl", "clientId", "clientSecret");
        assertThat(wrong(form("keyed", "", "bearer", "a-token", "", "", "", " ", "", ""), null))
                .containsOnlyKeys("url", "key");
        assertThat(wrong(form("named", URL, "bearer", "a-token", "", "client", "", "", " ", ""), null))
                .containsOnlyKeys("user", "password");
    }

    @Test
    void an_internal_address_is_refused_for_every_kind() {
        for (HrmKind kind : KINDS) {
            assertThat(wrong(form(kind.kind(), "https://10.0.0.1/", "bearer", "t", "", "", "", "k", "u", "p"), null))
                    .containsExactly(entry("url", "hrm.error.url.internal"));
        }
    }

    @Test
    void an_unknown_kind_of_authentication_is_refused() {
        assertThat(wrong(form("scim", URL, "basic", "secret", null, null, null, "", "", ""), null))
                .containsOnlyKeys("authentication");
    }

    @Test
    void a_secret_with_a_line_break_is_refused() {
        assertThat(wrong(bearer(URL, "a\r\nX-Other: b"), null)).containsOnlyKeys("token");
    }

    @Test
    void the_kept_secret_stays_only_while_the_address_and_the_kind_stay() {
        var kept = new HrmConnection("scim", URL, "bearer", SealedSecret.of(new byte[] {1}), null, null);

        assertThat(wrong(bearer(URL, ""), kept)).isEmpty();
        assertThat(wrong(bearer("https://93.184.216.35/", ""), kept)).containsOnlyKeys("token");
        assertThat(wrong(form("keyed", URL, "bearer", "", null, null, "", "", "", ""), kept))
                .containsOnlyKeys("key");
    }

    @Test
    void the_kept_client_secret_stays_only_while_all_it_was_given_for_stays() {
        var kept = new HrmConnection(
                "scim", URL, "oauth2-client-credentials", SealedSecret.of(new byte[] {1}), URL, "client");

        assertThat(wrong(oauth2(URL, " client ", ""), kept)).isEmpty();
        assertThat(wrong(oauth2(URL, "other", ""), kept)).containsOnlyKeys("clientSecret");
    }

    private static final List<HrmKind> KINDS = List.of(
            HrmKinds.SCIM,
            new HrmKind("keyed", "Keyed", null, HrmKind.Credentials.KEY, Set.of()),
            new HrmKind("named", "Named", null, HrmKind.Credentials.USER, Set.of()));

    private Map<String, String> wrong(HrmForm form, @Nullable HrmConnection kept) {
        HrmKind kind = HrmKinds.find(form.chosenKind(), KINDS).orElseThrow();
        return check.check(HrmProposal.of(form, kind), kept);
    }

    private static HrmForm bearer(String url, String token) {
        return form("scim", url, "bearer", token, null, null, null, "", "", "");
    }

    private static HrmForm oauth2(String tokenUrl, String client, String secret) {
        return form("scim", URL, "oauth2-client-credentials", "", tokenUrl, client, secret, "", "", "");
    }

    private static HrmForm form(
            String kind,
            @Nullable String url,
            String authentication,
            @Nullable String token,
            @Nullable String tokenUrl,
            @Nullable String client,
            @Nullable String clientSecret,
            String key,
            String user,
            String password) {
        return new HrmForm(kind, url, authentication, token, tokenUrl, client, clientSecret, key, user, password);
    }
}
