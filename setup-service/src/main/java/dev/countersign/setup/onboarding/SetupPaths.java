package dev.countersign.setup.onboarding;

import java.util.Arrays;
import java.util.Set;

/** Addresses of the pages. */
public final class SetupPaths {

    /** The Setup URL: where Oneflow sends the admin's browser. */
    public static final String SETUP = "/api/integrations/oneflow/setup";

    public static final String TOKEN = SETUP + "/token";
    public static final String RETRY = SETUP + "/retry";
    public static final String PROBLEM = SETUP + "/problem";
    public static final String WELCOME = SETUP + "/welcome";
    public static final String HRM = SETUP + "/hrm";
    public static final String MAPPING = SETUP + "/mapping";
    public static final String PROGRESS = SETUP + "/progress";
    public static final String PROGRESS_STATE = PROGRESS + "/state";
    public static final String STATUS = SETUP + "/status";
    public static final String REPAIR = SETUP + "/repair";
    public static final String RECONNECT = SETUP + "/reconnect";
    public static final String DISCONNECT = SETUP + "/disconnect";
    public static final String DISCONNECTED = SETUP + "/disconnected";
    public static final String LANGUAGE = SETUP + "/language";
    public static final String ASSETS = SETUP + "/assets";

    private static final Set<String> PAGES =
            Set.of(TOKEN, WELCOME, HRM, MAPPING, PROGRESS, STATUS, RECONNECT, DISCONNECT, DISCONNECTED);

    private SetupPaths() {}

    /** The address itself if it is that of a page, else the entrance, which knows where to go on. */
    static String pageAt(String path) {
        boolean isPage = PAGES.contains(path)
                || Arrays.stream(SetupProblem.values()).map(SetupProblem::path).anyMatch(path::equals);
        return isPage ? path : SETUP;
    }
}
