package dev.countersign.sync.parking;

import org.jspecify.annotations.Nullable;

/** What a person can do about a contract that did not get into the HRM. */
public final class Advice {

    private Advice() {}

    /**
     * The next step after an outcome.
     *
     * @param outcome of the last sync; null when there was none
     * @return null when nothing is to be done
     */
    public static @Nullable String of(@Nullable String outcome) {
        return switch (outcome) {
            case null -> null;
            case "hrm_rejected" ->
                "Correct what the HRM objects to, in the contract or in the HRM, then replay the contract.";
            case "employee_unclear" ->
                "Make sure that the contract names one employee (employee number or e-mail address) and that the HRM holds "
                        + "that employee once, then replay the contract.";
            case "mapping_invalid" ->
                "Choose another mapping in the account's setup; its contracts are then synced again by themselves.";
            case "oneflow_refused" ->
                "Oneflow refuses to show the contract to the account's token: check in Oneflow that the extension may see "
                        + "the contract's workspace, then replay the contract.";
            case "oneflow_unavailable" ->
                "Check Oneflow's status page and this service's way to Oneflow, then replay what is parked with this outcome.";
            case "hrm_unavailable" ->
                "Check with the customer whether the HRM works and can be reached, then replay what the account has parked "
                        + "with this outcome.";
            case "oneflow_unauthorised" ->
                "The account's Oneflow token is refused: let its admin enable the extension again and open the setup; "
                        + "nothing needs to be replayed then.";
            case "hrm_unauthorised" ->
                "The HRM refuses the account's secret: let its admin connect the HRM again in the setup; nothing needs to be "
                        + "replayed then.";
            case "credentials_unreadable" ->
                "The stored credentials don't open with countersign.secrets.credentials-keyset: give the service the right "
                        + "keyset, or let the account's admin connect it again; then replay.";
            case "internal_error" ->
                "This is a mistake of this service: look for the contract's log lines of level ERROR, report them, and "
                        + "replay the contract with a version in which it is mended.";
            default -> null;
        };
    }
}
