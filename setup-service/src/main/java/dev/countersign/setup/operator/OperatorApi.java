package dev.countersign.setup.operator;

/** Addresses of the operator API. */
public final class OperatorApi {

    public static final String ACCOUNTS = "/api/accounts";
    public static final String ACTIONS = "/api/operator-actions";
    public static final String RESEALING = "/api/secrets/resealing";
    public static final String DESCRIPTION = "/api/openapi.json";

    private OperatorApi() {}

    /** Patterns of everything that only operators get. */
    public static String[] patterns() {
        return new String[] {ACCOUNTS, ACCOUNTS + "/**", ACTIONS, ACTIONS + "/**", "/api/secrets/**", DESCRIPTION};
    }

    /** Whether a program asked, which is to get a problem document rather than a page. */
    public static boolean contains(String path) {
        return path.startsWith("/api/accounts")
                || path.startsWith(ACTIONS)
                || path.startsWith("/api/secrets")
                || path.startsWith(DESCRIPTION);
    }
}
