package dev.countersign.sync.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the setup service may ask.
 *
 * @param serviceToken the setup service's bearer token; unset means that it may ask nothing
 * @param connectionTests HRMs tried out at once; who asks beyond is told to come again
 * @param connectionTestDeadline for trying one HRM out as a whole
 */
@ConfigurationProperties("countersign.internal")
public record InternalProperties(
        @Nullable String serviceToken,
        @DefaultValue("8") int connectionTests,
        @DefaultValue("8s") Duration connectionTestDeadline) {

    private static final int SHORTEST_TOKEN = 16;
    private static final int MOST_TESTS = 100;
    private static final Duration LONGEST_TEST = Duration.ofSeconds(10);

    public InternalProperties {
        serviceToken = serviceToken == null || serviceToken.isBlank() ? null : serviceToken;
        if (serviceToken != null && serviceToken.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("countersign.internal.service-token must have at least " + SHORTEST_TOKEN
                    + " characters, it has " + serviceToken.length());
        }
        PropertyChecks.between("countersign.internal.connection-tests", connectionTests, 1, MOST_TESTS);
        PropertyChecks.positive("countersign.internal.connection-test-deadline", connectionTestDeadline);
        if (connectionTestDeadline.compareTo(LONGEST_TEST) > 0) {
            throw new IllegalArgumentException("countersign.internal.connection-test-deadline must be at most "
                    + LONGEST_TEST + ", because a person waits for it; it is " + connectionTestDeadline);
        }
    }

    @Override
    public String toString() {
        return "InternalProperties[serviceToken=" + (serviceToken == null ? "unset" : "redacted") + ", connectionTests="
                + connectionTests + ", connectionTestDeadline=" + connectionTestDeadline + "]";
    }
}
