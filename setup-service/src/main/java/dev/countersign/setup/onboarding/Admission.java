package dev.countersign.setup.onboarding;

/** Whether a call of the Setup URL lets the admin in. */
sealed interface Admission {

    /** The token is good, and it is kept. */
    record Admitted(long accountId, String accountName) implements Admission {}

    /** It does not. */
    record Refused(SetupProblem problem) implements Admission {}

    /** Oneflow can't be asked now: the same call may be admitted later. */
    record Unavailable() implements Admission {}
}
