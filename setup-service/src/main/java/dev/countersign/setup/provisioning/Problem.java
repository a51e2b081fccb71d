package dev.countersign.setup.provisioning;

/** What keeps a setup from going on; each has its own text for the admin. */
public enum Problem {
    /** Oneflow refused the token. */
    TOKEN_REJECTED,
    /** The user, or the token, has no right to do this in Oneflow. */
    NO_RIGHT,
    /** Oneflow refused for another reason that repeating does not change. */
    REFUSED,
    /** Oneflow can't be reached or answers with errors; the setup goes on by itself. */
    ONEFLOW_DOWN,
    /** Oneflow's rate limit is used up; the setup goes on by itself. */
    BUSY,
    /** Our own broker, database or code has trouble; the setup goes on by itself. */
    INTERNAL,
    /** What the admin gave us was forgotten by a disconnect. */
    FORGOTTEN
}
