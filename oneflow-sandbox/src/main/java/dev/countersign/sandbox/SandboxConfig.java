package dev.countersign.sandbox;

import dev.countersign.sandbox.control.SetupCallSettings;
import dev.countersign.sandbox.delivery.DeliverySettings;
import dev.countersign.sandbox.rest.ApiSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a sandbox behaves; change the defaults with the {@code with...} methods.
 *
 * @param host the address to listen on, loopback by default: the sandbox has no protection of its own
 * @param port 0 takes a free one
 * @param clock for every time that is shown or compared
 * @param random for tokens, callback ids and the choice of calls that fail
 * @param demoAccount whether "Demo Company AB" exists from the start
 * @param templateLag for so long after create and publish the template information of a contract is missing
 */
public record SandboxConfig(
        String host,
        int port,
        Clock clock,
        RandomGenerator random,
        boolean demoAccount,
        Duration templateLag,
        ApiSettings api,
        DeliverySettings delivery,
        SetupCallSettings setupCall) {

    /** A free port, no accounts, real retry delays, no faults. */
    public static SandboxConfig defaults() {
        return new SandboxConfig(
                "127.0.0.1",
                0,
                Clock.systemUTC(),
                new SecureRandom(),
                false,
                Duration.ZERO,
                ApiSettings.defaults(),
                DeliverySettings.defaults(),
                SetupCallSettings.defaults());
    }

    public SandboxConfig withHost(String newHost) {
        return new SandboxConfig(newHost, port, clock, random, demoAccount, templateLag, api, delivery, setupCall);
    }

    public SandboxConfig withPort(int newPort) {
        return new SandboxConfig(host, newPort, clock, random, demoAccount, templateLag, api, delivery, setupCall);
    }

    public SandboxConfig withClock(Clock newClock) {
        return new SandboxConfig(host, port, newClock, random, demoAccount, templateLag, api, delivery, setupCall);
    }

    public SandboxConfig withRandom(RandomGenerator newRandom) {
        return new SandboxConfig(host, port, clock, newRandom, demoAccount, templateLag, api, delivery, setupCall);
    }

    public SandboxConfig withDemoAccount(boolean wanted) {
        return new SandboxConfig(host, port, clock, random, wanted, templateLag, api, delivery, setupCall);
    }

    public SandboxConfig withTemplateLag(Duration lag) {
        return new SandboxConfig(host, port, clock, random, demoAccount, lag, api, delivery, setupCall);
    }

    public SandboxConfig withApi(ApiSettings settings) {
        return new SandboxConfig(host, port, clock, random, demoAccount, templateLag, settings, delivery, setupCall);
    }

    public SandboxConfig withDelivery(DeliverySettings settings) {
        return new SandboxConfig(host, port, clock, random, demoAccount, templateLag, api, settings, setupCall);
    }

    public SandboxConfig withSetupCall(SetupCallSettings settings) {
        return new SandboxConfig(host, port, clock, random, demoAccount, templateLag, api, delivery, settings);
    }

    /** Retry delays are multiplied with this: 1 is Oneflow's own schedule, 0.001 turns seconds into milliseconds. */
    public SandboxConfig withTimeFactor(double factor) {
        return withDelivery(delivery.withTimeFactor(factor));
    }

    /** Where Oneflow sends the browser after the extension was enabled. */
    public SandboxConfig withSetupUrl(String url) {
        return withSetupCall(setupCall.withSetupUrl(url));
    }

    /** Events of one contract within this time travel in one webhook call. */
    public SandboxConfig withCoalescing(Duration window) {
        return withDelivery(delivery.withCoalescing(window));
    }

    /** REST calls per token and window, 2,000 in five minutes by default. */
    public SandboxConfig withRateLimit(int requests, Duration window) {
        return withApi(api.withRateLimit(requests, window));
    }
}
