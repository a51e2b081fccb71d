package dev.countersign.local.chaos;

/**
 * A fault that was, and how it was felt until the next one.
 *
 * @param atSeconds when it began, in seconds from the first callback
 * @param what what was done
 * @param kind which kind of fault that is
 * @param heldMs how long it lasted before it was healed, in milliseconds
 * @param healedMs how long it then took until all replicas were in sync and all ingresses ready
 * @param failedAttempts how many attempts of the sender failed
 * @param feltMs from the first failed attempt to the last, in milliseconds
 * @param longestSilenceMs longest time without a 200, in milliseconds
 */
record FaultReport(
        double atSeconds,
        String what,
        FaultKind kind,
        long heldMs,
        long healedMs,
        long failedAttempts,
        long feltMs,
        long longestSilenceMs) {}
