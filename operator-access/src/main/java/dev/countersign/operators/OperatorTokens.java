package dev.countersign.operators;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Which tokens of the identity provider are genuine, fresh and meant for us (RFC 7519, RFC 9068). */
final class OperatorTokens {

    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(60);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private OperatorTokens() {}

    /** Asks the issuer for its keys when the first token comes, so that the service starts without it. */
    static JwtDecoder decoder(OperatorProperties.Jwt properties, URI issuer, Clock clock) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = build(properties.jwkSetUri(), issuer, clock);
            decoder.setJwtValidator(validator(properties, issuer, clock));
            return decoder;
        });
    }

    private static NimbusJwtDecoder build(@Nullable URI jwkSetUri, URI issuer, Clock clock) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT_TIMEOUT);
        requests.setReadTimeout(READ_TIMEOUT);
        var builder = jwkSetUri == null
                ? NimbusJwtDecoder.withIssuerLocation(issuer.toString())
                : NimbusJwtDecoder.withJwkSetUri(jwkSetUri.toString());
        // Signatures of key pairs only: a shared secret or none at all is nobody's.
        return builder.jwsAlgorithms(algorithms -> algorithms.addAll(List.of(
                        SignatureAlgorithm.RS256,
                        SignatureAlgorithm.RS384,
                        SignatureAlgorithm.RS512,
                        SignatureAlgorithm.PS256,
                        SignatureAlgorithm.ES256,
                        SignatureAlgorithm.ES384)))
                .restOperations(new RestTemplate(requests))
                .cache(new KeySetCache(clock))
                .build();
    }

    private static OAuth2TokenValidator<Jwt> validator(OperatorProperties.Jwt properties, URI issuer, Clock clock) {
        var times = new JwtTimestampValidator(CLOCK_DIFFERENCE);
        times.setClock(clock);
        var type = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        type.setAllowEmpty(true);
        String audience = Objects.requireNonNull(properties.audience());
        return new DelegatingOAuth2TokenValidator<>(
                type,
                times,
                new JwtIssuerValidator(issuer.toString()),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, given -> given != null && given.contains(audience)),
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()));
    }
}
