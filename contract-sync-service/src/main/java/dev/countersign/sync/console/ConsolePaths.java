package dev.countersign.sync.console;

/** Addresses of the pages. */
final class ConsolePaths {

    static final String CONSOLE = "/console";
    static final String SIGN_IN = CONSOLE + "/login";
    static final String SIGN_OUT = CONSOLE + "/logout";
    static final String ASSETS = CONSOLE + "/assets";

    /** Followed by the name of the client registration. */
    static final String OAUTH2_START = CONSOLE + "/oauth2/start";

    static final String OAUTH2_CODE = CONSOLE + "/oauth2/code";
    static final String OAUTH2_NAME = "console";

    static final String REQUESTS = CONSOLE + "/requests";
    static final String AUDIT = CONSOLE + "/audit";
    static final String ERASURE = CONSOLE + "/erasure";

    private ConsolePaths() {}

    static String contract(long account, long contract) {
        return CONSOLE + "/accounts/" + account + "/contracts/" + contract;
    }

    static String request(long account, long id) {
        return CONSOLE + "/accounts/" + account + "/requests/" + id;
    }
}
