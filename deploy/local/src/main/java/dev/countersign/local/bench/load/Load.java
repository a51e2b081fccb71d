package dev.countersign.local.bench.load;

/**
 * What to send.
 *
 * @param port where the receiver listens, on loopback
 * @param rate calls a second, sent when they are due whatever the answers do; 0: on each connection the next as soon as
 *     the last is answered
 * @param connections how many connections, each with one call at a time
 * @param leadSeconds how long to send before anything is recorded
 * @param seconds how long to record
 * @param firstCall number of the first call; every number is another call
 * @param endpoints how many endpoints the calls are spread over
 */
public record Load(
        int port, double rate, int connections, double leadSeconds, double seconds, long firstCall, int endpoints) {

    /** Whether it sends as fast as answers come. */
    public boolean saturates() {
        return rate <= 0;
    }
}
