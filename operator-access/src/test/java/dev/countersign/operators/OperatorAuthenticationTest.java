package dev.countersign.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Real signatures, real keys fetched over HTTP. */
final class OperatorAuthenticationTest {

    private static final Issuer ISSUER = new Issuer();
    private static final String TOKEN = "0123456789abcdef";

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void who_has_the_scope_is_an_operator_by_the_name_of_the_subject() {
        // When
        Authentication who = shown(access(TOKEN, null, null), ISSUER.token("anna"));

        // Then
        assertThat(who.getName()).isEqualTo("anna");
        assertThat(authorities(who)).containsExactly("OPERATOR");
    }

    @Test
    void the_keys_may_be_elsewhere() {
        URI keys = URI.create(ISSUER.uri() + "/jwks");
        assertThat(authorities(shown(access(null, keys, null), ISSUER.token("anna"))))
                .containsExactly("OPERATOR");
    }

    @Test
    void a_role_makes_an_operator_where_configured() {
        JWTClaimsSet claims = ISSUER.claims("bo")
                .claim("scope", "openid")
                .claim("realm_access", Map.of("roles", List.of("viewer", "hr-operator")))
                .build();
        assertThat(authorities(shown(access(null, null, "hr-operator"), ISSUER.sign(claims))))
                .containsExactly("OPERATOR");
        assertThat(authorities(shown(access(null, null, "hr"), ISSUER.sign(claims))))
                .isEmpty();
        assertThat(authorities(shown(access(null, null, null), ISSUER.sign(claims))))
                .isEmpty();
    }

    @Test
    void another_scope_or_role_only_lets_look_and_the_stronger_one_counts() {
        JWTClaimsSet scope =
                ISSUER.claims("bo").claim("scope", "countersign.read").build();
        JWTClaimsSet role = ISSUER.claims("bo")
                .claim("scope", "")
                .claim("realm_access", Map.of("roles", List.of("hr-reader")))
                .build();
        JWTClaimsSet both = ISSUER.claims("bo")
                .claim("scope", "countersign.read countersign.operate")
                .build();
        assertThat(authorities(shown(access(null, null, null), ISSUER.sign(scope))))
                .containsExactly("READER");
        assertThat(authorities(shown(access(null, null, null), ISSUER.sign(role))))
                .containsExactly("READER");
        assertThat(authorities(shown(access(null, null, null), ISSUER.sign(both))))
                .containsExactly("OPERATOR");
    }

    @Test
    void a_claim_may_name_the_person() {
        JWTClaimsSet claims =
                ISSUER.claims("0b1c").claim("preferred_username", "anna").build();
        assertThat(shown(access(null, null, null), ISSUER.sign(claims)).getName())
                .isEqualTo("anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "countersign.operate.not", "xcountersign.operate", ""})
    void who_lacks_the_scope_is_known_and_may_do_nothing(String scope) {
        JWTClaimsSet claims = ISSUER.claims("bo").claim("scope", scope).build();
        assertThat(authorities(shown(access(null, null, null), ISSUER.sign(claims))))
                .isEmpty();
    }

    static Stream<Named<Function<Issuer, String>>> forgeries() {
        return Stream.of(
                named(
                        "another issuer",
                        issuer -> issuer.sign(
                                claims().issuer("https://evil.example").build())),
                named(
                        "another audience",
                        issuer -> issuer.sign(claims().audience("another").build())),
                named(
                        "no audience",
                        issuer -> issuer.sign(claims().audience(List.of()).build())),
                named(
                        "ended",
                        issuer -> issuer.sign(claims().expirationTime(past()).build())),
                named(
                        "without an end",
                        issuer -> issuer.sign(claims().expirationTime(null).build())),
                named(
                        "not yet valid",
                        issuer -> issuer.sign(claims().notBeforeTime(future()).build())),
                named("nobody", issuer -> issuer.sign(claims().subject(null).build())),
                named("another type", issuer -> issuer.signAs("logout+jwt", claims().build())),
                named("a stranger's key", issuer -> issuer.signByStranger(claims().build())),
                named("no signature", issuer -> issuer.unsigned(claims().build())),
                named("the public key as a secret", issuer -> issuer.signWithPublicKey(claims().build())),
                named("changed after signing", issuer -> tampered(issuer.token("anna"))),
                named("no JWT", _ -> "0123456789abcdeg"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void a_token_that_is_not_exactly_right_lets_nobody_in(Function<Issuer, String> forgery) {
        assertThatThrownBy(() -> shown(access(TOKEN, null, null), forgery.apply(ISSUER)))
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void only_the_whole_static_token_lets_in() {
        OperatorAuthentication access = access(TOKEN, null, null);
        assertThat(shown(access, TOKEN).getName()).isEqualTo("operator-token");
        assertThat(authorities(shown(access, TOKEN))).containsExactly("OPERATOR");
        for (String wrong : List.of(TOKEN + "0", TOKEN.substring(1), TOKEN.toUpperCase(java.util.Locale.ROOT))) {
            assertThatThrownBy(() -> shown(access, wrong)).isInstanceOf(InvalidBearerTokenException.class);
        }
    }

    @Test
    void without_anything_configured_nobody_gets_in() {
        OperatorAuthentication access = new OperatorAuthentication(
                new OperatorProperties(
                        null, new OperatorProperties.Jwt(null, null, null, "s", "r", null, null, "roles", "sub"), 20),
                Clock.systemUTC());
        for (String token : List.of("null", "", ISSUER.token("anna"))) {
            assertThatThrownBy(() -> shown(access, token)).isInstanceOf(InvalidBearerTokenException.class);
        }
    }

    @Test
    void an_issuer_that_is_away_is_told_apart_from_a_bad_token() {
        // Given
        String token;
        OperatorAuthentication access;
        try (Issuer away = new Issuer()) {
            token = away.token("anna");
            access = access(away.uri(), null, URI.create(away.uri() + "/jwks"), null);
        }

        // When / Then
        assertThatThrownBy(() -> shown(access, token)).isInstanceOf(IdentityProviderAwayException.class);
    }

    @Test
    void many_tokens_with_unknown_keys_have_the_keys_fetched_twice_at_most() {
        // Given
        try (Issuer issuer = new Issuer()) {
            OperatorAuthentication access = access(issuer.uri(), null, null, null);

            // When
            for (int i = 0; i < 50; i++) {
                String token = issuer.signByUnknownKey(issuer.claims("eve").build(), "unknown-" + i);
                assertThatThrownBy(() -> shown(access, token)).isInstanceOf(InvalidBearerTokenException.class);
            }

            // Then
            assertThat(issuer.keyFetches()).isLessThanOrEqualTo(2);
            assertThat(shown(access, issuer.token("anna")).getName()).isEqualTo("anna");
        }
    }

    private static Named<Function<Issuer, String>> named(String what, Function<Issuer, String> forgery) {
        return Named.of(what, forgery);
    }

    private static JWTClaimsSet.Builder claims() {
        return ISSUER.claims("anna");
    }

    private static Date past() {
        return Date.from(Clock.systemUTC().instant().minusSeconds(120));
    }

    private static Date future() {
        Instant then = Clock.systemUTC().instant().plusSeconds(120);
        return Date.from(then);
    }

    private static String tampered(String token) {
        int middle = token.indexOf('.') + 20;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }

    private static Authentication shown(OperatorAuthentication access, String token) {
        if (token.isEmpty()) {
            throw new InvalidBearerTokenException("A token is never empty");
        }
        return access.authenticate(new BearerTokenAuthenticationToken(token));
    }

    private static List<String> authorities(Authentication who) {
        return who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> !authority.startsWith("FACTOR_"))
                .toList();
    }

    private static OperatorAuthentication access(@Nullable String token, @Nullable URI keys, @Nullable String role) {
        return access(ISSUER.uri(), token, keys, role);
    }

    private static OperatorAuthentication access(
            URI issuer, @Nullable String token, @Nullable URI keys, @Nullable String role) {
        var jwt = new OperatorProperties.Jwt(
                issuer,
                keys,
                Issuer.AUDIENCE,
                "countersign.operate",
                "countersign.read",
                role,
                "hr-reader",
                "realm_access.roles",
                "preferred_username");
        return new OperatorAuthentication(new OperatorProperties(token, jwt, 20), Clock.systemUTC());
    }
}
