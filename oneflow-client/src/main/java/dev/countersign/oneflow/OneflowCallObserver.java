package dev.countersign.oneflow;

/** Told of every exchange with Oneflow, on the calling thread; for metrics. Must be quick; what it throws is logged and dropped. */
@FunctionalInterface
public interface OneflowCallObserver {

    /** Looks at nothing. */
    OneflowCallObserver NONE = call -> {};

    /** One exchange (each retry is one of its own) ended. */
    void onCall(OneflowCall call);
}
