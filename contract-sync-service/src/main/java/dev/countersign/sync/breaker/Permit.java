package dev.countersign.sync.breaker;

/** One call that is allowed. Closing it without having said how it went says nothing about the other side. */
public interface Permit extends AutoCloseable {

    /** The other side answered, whatever it said. */
    void answered();

    /**
     * The other side is in trouble.
     *
     * @return whether it is left alone now: then this was nothing about the one contract
     */
    boolean failed();

    @Override
    void close();
}
