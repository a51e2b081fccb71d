package dev.countersign.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.security.basicauth.BasicAuthCredentialProviderFactory;
import io.confluent.kafka.schemaregistry.client.security.bearerauth.BearerAuthCredentialProviderFactory;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The relocated client finds its kinds of authentication: without them it would silently show nothing. */
final class RegistryAuthenticationTest {

    @Test
    void a_user_and_a_password_can_be_shown_to_the_registry() throws Exception {
        // When
        var provider = BasicAuthCredentialProviderFactory.getBasicAuthCredentialProvider(
                "USER_INFO", Map.of("basic.auth.user.info", "user:password"));

        // Then
        assertThat(provider.getUserInfo(URI.create("https://registry.example").toURL()))
                .isEqualTo("user:password");
    }

    @Test
    void a_token_can_be_shown_to_the_registry() throws Exception {
        // When
        var provider = BearerAuthCredentialProviderFactory.getBearerAuthCredentialProvider(
                "STATIC_TOKEN", Map.of("bearer.auth.token", "token"));

        // Then
        assertThat(provider.getBearerToken(
                        URI.create("https://registry.example").toURL()))
                .isEqualTo("token");
    }
}
