package dev.countersign.sync.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may use the operator API.
 *
 * @param token the bearer token; unset means that the API is off
 */
@ConfigurationProperties("countersign.operator")
public record OperatorProperties(@Nullable String token) {

    private static final int SHORTEST_TOKEN = 16;

    public OperatorProperties {
        token = token == null || token.isBlank() ? null : token;
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("countersign.operator.token must have at least " + SHORTEST_TOKEN
                    + " characters, it has " + token.length());
        }
    }

    @Override
    public String toString() {
        return "OperatorProperties[token=" + (token == null ? "unset" : "redacted") + "]";
    }
}
