package dev.countersign.local.stack;

/** The three services of the system. */
public enum ServiceKind {
    /** Receives webhooks. */
    WEBHOOK_INGRESS(Services.INGRESS),
    /** Onboards accounts. */
    SETUP_SERVICE(Services.SETUP),
    /** Turns contracts into employee records. */
    CONTRACT_SYNC_SERVICE(Services.SYNC);

    private final String title;

    ServiceKind(String title) {
        this.title = title;
    }

    /**
     * What it is called.
     *
     * @return the name of its module and of its process
     */
    public String title() {
        return title;
    }
}
