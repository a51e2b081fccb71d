package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.syncservice.ConnectionTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a connection test for the page. Public, because the template reads it.
 *
 * @param result works, unreachable, refused, not-available or too-often
 * @param reason key of the text that says why; null when it works
 * @param detail what answered, in English; null when there is nothing to say
 * @param warnings keys of further texts
 */
public record TrialView(
        String result, @Nullable String reason, @Nullable String detail, List<String> warnings) {

    /** Of an admin who tried too often. */
    static final TrialView TOO_OFTEN = new TrialView("too-often", "hrm.trial.too-often.text", null, List.of());

    public TrialView {
        warnings = List.copyOf(warnings);
    }

    /** @param kind of the HRM that was tried out */
    static TrialView of(ConnectionTest test, String kind) {
        return switch (test) {
            case ConnectionTest.Works(String detail, List<ConnectionTest.Warning> warnings) ->
                new TrialView(
                        "works",
                        null,
                        detail,
                        warnings.stream()
                                .map(warning -> "hrm.trial.warning." + warning)
                                .toList());
            case ConnectionTest.Unreachable(ConnectionTest.Reason reason, String detail) ->
                new TrialView("unreachable", text(reason, kind), detail, List.of());
            case ConnectionTest.Refused(ConnectionTest.Reason reason, String detail) ->
                new TrialView("refused", text(reason, kind), detail, List.of());
            // Why it can't be tried is nothing that the admin could change.
            case ConnectionTest.NotAvailable _ ->
                new TrialView("not-available", "hrm.trial.not-available.text", null, List.of());
        };
    }

    private static String text(ConnectionTest.Reason reason, String kind) {
        boolean other = reason == ConnectionTest.Reason.NOT_SCIM && !kind.equals(HrmConnection.SCIM);
        return other ? "hrm.trial.other-interface" : "hrm.trial.reason." + reason;
    }

    public boolean isGood() {
        return result.equals("works");
    }

    /** Whether the HRM is to blame. */
    public boolean isBad() {
        return result.equals("unreachable") || result.equals("refused");
    }
}
