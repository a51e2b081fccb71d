package dev.countersign.oneflow;

/** The value of calls whose success says everything. */
public enum Done {
    /** It is done. */
    DONE
}
