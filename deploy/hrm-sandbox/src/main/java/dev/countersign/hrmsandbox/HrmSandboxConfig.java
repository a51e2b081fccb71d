package dev.countersign.hrmsandbox;

import java.time.Clock;
import java.util.Objects;

/**
 * How an {@link HrmSandbox} is started.
 *
 * @param address the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param bearerToken what a SCIM client must present as {@code Authorization: Bearer ...}; at least 16 characters
 * @param demoEmployees whether a few employees (among them "Maja Manager") exist from the start
 * @param clock the time of every change
 */
public record HrmSandboxConfig(String address, int port, String bearerToken, boolean demoEmployees, Clock clock) {

    /** The shortest bearer token that is accepted, in characters. */
    public static final int SHORTEST_TOKEN = 16;

    public HrmSandboxConfig {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(clock, "clock");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The HRM sandbox's port must be 0 to 65535, but is " + port);
        }
        if (bearerToken.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("The HRM sandbox's bearer token must have at least " + SHORTEST_TOKEN
                    + " characters, but has " + bearerToken.length());
        }
    }

    /**
     * Loopback, any free port, demo employees, the system's clock.
     *
     * @param bearerToken the token that SCIM clients must present
     * @return the configuration
     */
    public static HrmSandboxConfig withToken(String bearerToken) {
        return new HrmSandboxConfig("127.0.0.1", 0, bearerToken, true, Clock.systemUTC());
    }

    /**
     * The same on another port.
     *
     * @param otherPort the port to listen on, 0 for any free one
     * @return the changed copy
     */
    public HrmSandboxConfig onPort(int otherPort) {
        return new HrmSandboxConfig(address, otherPort, bearerToken, demoEmployees, clock);
    }

    /**
     * The same without anybody employed.
     *
     * @return the changed copy
     */
    public HrmSandboxConfig withoutDemoEmployees() {
        return new HrmSandboxConfig(address, port, bearerToken, false, clock);
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "HrmSandboxConfig[address=" + address + ", port=" + port + ", demoEmployees=" + demoEmployees + "]";
    }
}
