package dev.countersign.operators;

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

/** What the scopes and roles of an identity provider allow; who has none of those asked for is known and may do nothing. */
public final class OperatorRights implements Converter<Jwt, AbstractAuthenticationToken> {

    /** May look and act. */
    public static final String OPERATOR = "OPERATOR";

    /** May look. */
    public static final String READER = "READER";

    private final OperatorProperties.Jwt properties;

    public OperatorRights(OperatorProperties.Jwt properties) {
        this.properties = properties;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return new JwtAuthenticationToken(token, of(token.getClaims(), List.of()), name(token.getClaims()));
    }

    /**
     * The rights of somebody.
     *
     * @param claims of the token
     * @param scopes further ones that were granted
     */
    public List<GrantedAuthority> of(Map<String, ?> claims, Collection<String> scopes) {
        if (has(properties.scope(), properties.role(), claims, scopes)) {
            return List.of(new SimpleGrantedAuthority(OPERATOR));
        }
        return has(properties.readScope(), properties.readRole(), claims, scopes)
                ? List.of(new SimpleGrantedAuthority(READER))
                : List.of();
    }

    /** Under which name the actions of somebody are noted. */
    public String name(Map<String, ?> claims) {
        return claims.get(properties.nameClaim()) instanceof String name && !name.isBlank()
                ? name
                : Objects.requireNonNull(claims.get("sub")).toString();
    }

    private boolean has(String scope, @Nullable String role, Map<String, ?> claims, Collection<String> scopes) {
        return scopes.contains(scope)
                || words(claims.get("scope")).contains(scope)
                || words(claims.get("scp")).contains(scope)
                || (role != null && roles(claims).contains(role));
    }

    private Collection<?> roles(Map<String, ?> claims) {
        Object claim = claims;
        for (String step : properties.rolesClaim().split("\\.", -1)) {
            claim = claim instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return words(claim);
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
