package dev.countersign.setup.drift;

/** What can differ between an account as we left it and as Oneflow has it; each has its own text for people. */
public enum DriftKind {
    /** Our webhook is gone. Made again; contract events of the meantime are found by reconciliation. */
    WEBHOOK_MISSING(Remedy.REPAIR),
    /** Our webhook calls another address. */
    WEBHOOK_ADDRESS_CHANGED(Remedy.REPAIR),
    /** Our webhook asks for other events, or has a filter that is not ours. */
    WEBHOOK_FILTERS_CHANGED(Remedy.REPAIR),
    /** Our webhook is for another template group, or for all. */
    WEBHOOK_GROUP_CHANGED(Remedy.REPAIR),
    /** Our webhook sends Oneflow's old format, which has no signature. Made anew, because the API can't change that. */
    WEBHOOK_FORMAT_CHANGED(Remedy.REPAIR),
    /** Our webhook signs with another key. Only seen if Oneflow tells the key. */
    WEBHOOK_SIGN_KEY_CHANGED(Remedy.REPAIR),
    /** There are further webhooks of ours: for the same address, or for one that was closed. */
    WEBHOOK_DUPLICATED(Remedy.REPAIR),
    /** Our template group is gone. Made again, but templates must be assigned to it again by somebody in Oneflow. */
    TEMPLATE_GROUP_MISSING(Remedy.REPAIR_AND_REPORT),
    /** The template group has another name. That is the customer's right; others are told the new name. */
    TEMPLATE_GROUP_RENAMED(Remedy.REPAIR),
    /** The template group is switched off in Oneflow: no contract can be made with it. */
    TEMPLATE_GROUP_INACTIVE(Remedy.REPORT),
    /** Data fields of ours are gone. Made again, but templates that used them must be looked at in Oneflow. */
    DATA_FIELDS_MISSING(Remedy.REPAIR_AND_REPORT),
    /** Data fields of ours are switched off. */
    DATA_FIELDS_INACTIVE(Remedy.REPAIR),
    /** Data fields of ours have another label. That is the customer's right: they keep it, and their ids. */
    DATA_FIELDS_RENAMED(Remedy.REPORT),
    /** Data fields that we made once and want no longer are still there: templates may use them. */
    DATA_FIELDS_LEFT_OVER(Remedy.REPORT),
    /** Oneflow rejects the token. The account is suspended until its admin enables the extension again. */
    TOKEN_REJECTED(Remedy.REPORT),
    /** Oneflow accepts the token of a suspended account. */
    TOKEN_ACCEPTED_AGAIN(Remedy.REPAIR),
    /** The admin gave us another token than other systems have. */
    TOKEN_NOT_TAKEN_OVER(Remedy.REPAIR),
    /** The user or the token has no right to look at webhooks or template groups. */
    NO_RIGHT(Remedy.REPORT);

    private final Remedy remedy;

    DriftKind(Remedy remedy) {
        this.remedy = remedy;
    }

    /** Whether we put it right by ourselves. */
    public boolean isRepaired() {
        return remedy != Remedy.REPORT;
    }

    /** Whether somebody should look at it, also after it was repaired. */
    public boolean needsPerson() {
        return remedy != Remedy.REPAIR;
    }

    private enum Remedy {
        REPAIR,
        REPAIR_AND_REPORT,
        REPORT
    }
}
