package dev.countersign.setup.onboarding;

import dev.countersign.operators.ClientAttempts;
import dev.countersign.setup.config.SetupProperties;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Limits how often tokens are tried, by one client and by all of them: each try is a question to Oneflow, and nobody should guess tokens or
 * wear Oneflow's patience out through us.
 */
@Component
final class TokenAttempts {

    private final ClientAttempts attempts;

    TokenAttempts(SetupProperties properties, Clock clock) {
        this.attempts = new ClientAttempts(
                properties.tokenAttempts().perAddress(),
                properties.tokenAttempts().overall(),
                clock);
    }

    /**
     * Takes one try, if there is one left.
     *
     * @param address of the client, an IP address
     */
    boolean take(String address) {
        return attempts.take(address);
    }
}
