package dev.countersign.setup.onboarding;

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
    public static final String STATUS = SETUP + "/status";
    public static final String REPAIR = SETUP + "/repair";
    public static final String ASSETS = SETUP + "/assets";

    private SetupPaths() {}
}
