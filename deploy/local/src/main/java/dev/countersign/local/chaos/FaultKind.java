package dev.countersign.local.chaos;

/** What is done to processes and networks. */
public enum FaultKind {
    /** SIGKILL, and a start some seconds later. */
    KILL,
    /** SIGTERM, and a start afterwards. */
    RESTART,
    /** Connections are reset, or nothing arrives any more. */
    CUT,
    /** SIGSTOP, and SIGCONT some seconds later. */
    PAUSE
}
