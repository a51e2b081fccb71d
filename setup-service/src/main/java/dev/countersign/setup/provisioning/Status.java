package dev.countersign.setup.provisioning;

/** Whether the saga of an account moves. */
public enum Status {
    /** It is being worked on, or will be at once. */
    RUNNING,
    /** A step failed and is tried again later. */
    WAITING,
    /** Somebody must act. */
    STOPPED,
    /** The goal is reached. */
    DONE
}
