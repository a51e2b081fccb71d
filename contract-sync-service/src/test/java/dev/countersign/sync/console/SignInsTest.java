package dev.countersign.sync.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.operators.OperatorProperties;
import dev.countersign.operators.OperatorRights;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.sync.config.ConsoleProperties;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import tools.jackson.databind.json.JsonMapper;

final class SignInsTest {

    private static final String TOKEN = "operator-token-0123456789";

    @TempDir
    private Path folder;

    private final MockHttpSession session = new MockHttpSession();
    private SecretBox box;

    @BeforeEach
    void makeKeys() throws IOException {
        box = newBox("one");
    }

    @Test
    void another_replica_knows_who_is_signed_in_and_what_they_may_do() {
        // Given
        signIn();

        // When
        Authentication who = Objects.requireNonNull(who(signIns(box, TOKEN)));

        // Then
        assertThat(who.isAuthenticated()).isTrue();
        assertThat(who.getName()).isEqualTo("Olga");
        assertThat(who.getAuthorities()).extracting("authority").containsExactly(OperatorRights.OPERATOR);
        assertThat(kept()).doesNotContain("Olga", "OPERATOR", TOKEN);
    }

    @Test
    void another_operator_token_ends_what_the_old_one_opened() {
        // Given
        signIn();

        // When, Then
        assertThat(who(signIns(box, "another-token-0123456789"))).isNull();
    }

    @Test
    void nobody_becomes_an_operator_by_writing_to_the_table_of_sessions() throws IOException {
        // Given
        signIn();
        for (String forged : List.of("", "{}", "T2xnYQ==", kept().substring(0, 40))) {
            session.setAttribute("countersign.sign-in", forged);

            // When, Then
            assertThat(who(signIns(box, TOKEN))).as(forged).isNull();
        }
        signIn();
        assertThat(who(signIns(newBox("another"), TOKEN))).isNull();
    }

    @Test
    void a_sign_in_that_is_copied_into_another_session_signs_nobody_in() {
        // Given
        signIn();
        var another = new MockHttpSession();
        another.setAttribute("countersign.sign-in", kept());

        // When, Then
        assertThat(who(signIns(box, TOKEN), another)).isNull();
        assertThat(who(signIns(box, TOKEN), session)).isNotNull();
    }

    private void signIn() {
        var who = UsernamePasswordAuthenticationToken.authenticated(
                "Olga", null, List.of(new SimpleGrantedAuthority(OperatorRights.OPERATOR)));
        signIns(box, TOKEN).saveContext(new SecurityContextImpl(who), request(session), new MockHttpServletResponse());
    }

    private String kept() {
        return String.valueOf(session.getAttribute("countersign.sign-in"));
    }

    private @Nullable Authentication who(SignIns signIns) {
        return who(signIns, session);
    }

    private static @Nullable Authentication who(SignIns signIns, MockHttpSession session) {
        return signIns.loadDeferredContext(request(session)).get().getAuthentication();
    }

    private static MockHttpServletRequest request(MockHttpSession session) {
        var request = new MockHttpServletRequest();
        request.setSession(session);
        return request;
    }

    private SecretBox newBox(String name) throws IOException {
        return SecretBox.fromKeyset(Files.writeString(folder.resolve(name + ".json"), SecretBox.newKeyset()));
    }

    private static SignIns signIns(SecretBox box, String token) {
        var jwt = new OperatorProperties.Jwt(null, null, null, "s", "r", null, null, "roles", "sub");
        var console = new ConsoleProperties(
                URI.create("http://localhost:18120"),
                new ConsoleProperties.OAuth2(null, null, List.of("openid")),
                new ConsoleProperties.SignIns(1, 1));
        return new SignIns(box, JsonMapper.builder().build(), new OperatorProperties(token, jwt, 20), console);
    }
}
