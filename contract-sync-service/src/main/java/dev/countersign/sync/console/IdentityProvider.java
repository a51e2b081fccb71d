package dev.countersign.sync.console;

import dev.countersign.operators.OperatorProperties;
import dev.countersign.operators.OperatorRights;
import dev.countersign.sync.config.ConsoleProperties;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** The sign-in at the organisation's identity provider (OpenID Connect); scopes and roles give the same rights as they do to the API. */
@Component
final class IdentityProvider {

    private final ConsoleProperties properties;
    private final OperatorProperties operators;
    private final OperatorRights rights;
    private final BegunSignIns begun;
    private final OidcUserService users = new OidcUserService();

    IdentityProvider(
            ConsoleProperties properties, OperatorProperties operators, OperatorRights rights, BegunSignIns begun) {
        this.properties = properties;
        this.operators = operators;
        this.rights = rights;
        this.begun = begun;
        if (isOn() && operators.jwt().issuer() == null) {
            throw new IllegalArgumentException(
                    "countersign.console.oauth2.client-id needs countersign.operator.jwt.issuer: it is where people sign in");
        }
    }

    boolean isOn() {
        return properties.oauth2().clientId() != null;
    }

    void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        var nothing = new NothingKept();
        login.loginPage(ConsolePaths.SIGN_IN)
                .clientRegistrationRepository(registrations())
                .authorizedClientRepository(nothing)
                .oidcSessionRegistry(nothing)
                .authorizationEndpoint(
                        endpoint -> endpoint.baseUri(ConsolePaths.OAUTH2_START).authorizationRequestRepository(begun))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(ConsolePaths.OAUTH2_CODE + "/*"))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::user))
                .defaultSuccessUrl(ConsolePaths.CONSOLE)
                .failureHandler(ConsoleSecurity.backTo("?not-signed-in"));
    }

    /** The issuer is asked when the first person signs in, so that the service starts without it. */
    private ClientRegistrationRepository registrations() {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(registration()));
    }

    private ClientRegistration registration() {
        URI issuer = Objects.requireNonNull(operators.jwt().issuer());
        return ClientRegistrations.fromIssuerLocation(issuer.toString())
                .registrationId(ConsolePaths.OAUTH2_NAME)
                .clientId(Objects.requireNonNull(properties.oauth2().clientId()))
                .clientSecret(Objects.requireNonNull(properties.oauth2().clientSecret()))
                .scope(properties.oauth2().scopes())
                .redirectUri(properties
                        .publicUrl()
                        .resolve(ConsolePaths.OAUTH2_CODE + "/" + ConsolePaths.OAUTH2_NAME)
                        .toString())
                .build();
    }

    private OidcUser user(OidcUserRequest request) {
        OidcUser user = users.loadUser(request);
        Map<String, Object> claims = user.getClaims();
        String nameClaim = operators.jwt().nameClaim();
        return new DefaultOidcUser(
                rights.of(claims, request.getAccessToken().getScopes()),
                user.getIdToken(),
                user.getUserInfo(),
                claims.get(nameClaim) instanceof String ? nameClaim : "sub");
    }
}
