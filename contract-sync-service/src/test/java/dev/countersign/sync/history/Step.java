package dev.countersign.sync.history;

/** One thing that happens. Numbers choose among what there is at that moment. */
sealed interface Step {

    /** Somebody changes a contract in Oneflow: a field's value, empty for none. */
    record Edit(int contract, String field, String value, Delivery delivery) implements Step {}

    /** A contract comes to another state. */
    record Become(int contract, Phase phase, Delivery delivery) implements Step {}

    /** Somebody changes a record in the HRM by hand; an empty value clears. */
    record ByHand(int employee, String attribute, String value) implements Step {}

    /** One of the events that are under way arrives. */
    record Arrive(int event) implements Step {}

    /** One of the contracts that wait is synced. */
    record Sync(int waiting, Trouble trouble) implements Step {}

    /** How the event of a change travels. */
    enum Delivery {
        LOST(0),
        ONCE(1),
        TWICE(2);

        final int times;

        Delivery(int times) {
            this.times = times;
        }
    }

    /** Where a contract stands. */
    enum Phase {
        DRAFT,
        PENDING,
        DECLINED,
        SIGNED,
        ENDED,
        DELETED
    }

    /** What goes wrong in a sync. */
    enum Trouble {
        NONE,
        /** The HRM asks to be left alone. */
        RATE_LIMIT,
        /** Oneflow answers with what it said before. */
        STALE_READ,
        /** The process ends before the HRM is written to. */
        KILLED_BEFORE_WRITE,
        /** It ends when the HRM has written, and nobody was told. */
        KILLED_AFTER_WRITE,
        /** It ends before the result is recorded. */
        KILLED_BEFORE_RECORD
    }
}
