package dev.countersign.sync.contract;

/** How urgent a contract is, most urgent first. */
public enum Priority {
    /** Somebody has just signed, or an operator waits. */
    SIGNATURE(0),
    /** Something else happened. */
    EVENT(1),
    /** Nobody waits. */
    BACKFILL(2);

    private static final String SIGN = "contract:sign";

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** Of an event of Oneflow. */
    public static Priority of(String eventType) {
        return eventType.equals(SIGN) ? SIGNATURE : EVENT;
    }

    /** As it is stored: the lowest is the most urgent. */
    int rank() {
        return rank;
    }
}
