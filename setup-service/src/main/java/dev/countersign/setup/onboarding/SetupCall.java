package dev.countersign.setup.onboarding;

import org.jspecify.annotations.Nullable;

/**
 * What came with a call of the Setup URL or with the token form; all of it is untrusted.
 *
 * @param accountId the account that the caller says the token belongs to
 * @param userEmail the admin's e-mail in Oneflow
 * @param returnUrl where "Back to Oneflow" should lead
 * @param isTyped whether a person typed it, who can correct it
 */
record SetupCall(
        String token,
        @Nullable String accountId,
        @Nullable String userEmail,
        @Nullable String returnUrl,
        boolean isTyped) {

    /** What a person typed into a form. */
    static SetupCall typed(String token, String userEmail, @Nullable String accountId) {
        String email = userEmail.strip();
        return new SetupCall(token.strip(), accountId, email.isEmpty() ? null : email, null, true);
    }

    @Override
    public String toString() {
        return "SetupCall[redacted]";
    }
}
