package dev.countersign.hrmsandbox;

import java.time.Clock;
import java.util.Map;

/** Starts the {@link HrmSandbox} as a process of its own, configured by environment variables. */
public final class Main {

    private Main() {}

    /**
     * Runs until it is stopped.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "dev/countersign/hrmsandbox/logback.xml");
        HrmSandbox sandbox;
        try {
            sandbox = HrmSandbox.start(config(System.getenv()));
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        System.out.println("HRM sandbox: employees at " + sandbox.pageUri() + ", SCIM at " + sandbox.scimUri());
    }

    static HrmSandboxConfig config(Map<String, String> environment) {
        String token = environment.get("HRM_SANDBOX_TOKEN");
        if (token == null) {
            throw new IllegalArgumentException("Set HRM_SANDBOX_TOKEN to the bearer token that SCIM clients must send"
                    + " (at least " + HrmSandboxConfig.SHORTEST_TOKEN + " characters).");
        }
        return new HrmSandboxConfig(
                environment.getOrDefault("HRM_SANDBOX_ADDRESS", "127.0.0.1"),
                port(environment.getOrDefault("HRM_SANDBOX_PORT", "18090")),
                token,
                true,
                Clock.systemUTC());
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("HRM_SANDBOX_PORT must be a port number, but is '" + text + "'", e);
        }
    }
}
