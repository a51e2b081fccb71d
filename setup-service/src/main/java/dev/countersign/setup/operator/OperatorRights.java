package dev.countersign.setup.operator;

import dev.countersign.setup.config.OperatorProperties;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Makes an operator of who has the scope or the role; who has neither is known and may do nothing. */
final class OperatorRights implements Converter<Jwt, AbstractAuthenticationToken> {

    private final OperatorProperties.Jwt properties;

    OperatorRights(OperatorProperties.Jwt properties) {
        this.properties = properties;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        List<GrantedAuthority> authorities = hasScope(token) || hasRole(token)
                ? List.of(new SimpleGrantedAuthority(OperatorAccess.OPERATOR))
                : List.of();
        return new JwtAuthenticationToken(token, authorities, Objects.requireNonNull(token.getSubject()));
    }

    private boolean hasScope(Jwt token) {
        return words(token.getClaims().get("scope")).contains(properties.scope())
                || words(token.getClaims().get("scp")).contains(properties.scope());
    }

    private boolean hasRole(Jwt token) {
        Object claim = token.getClaims();
        for (String step : properties.rolesClaim().split("\\.", -1)) {
            claim = claim instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return properties.role() != null && words(claim).contains(properties.role());
    }

    /** A list, or the words of a text. */
    private static Collection<?> words(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> list -> list;
            case String text -> List.of(text.split(" ", -1));
            case null, default -> List.of();
        };
    }
}
