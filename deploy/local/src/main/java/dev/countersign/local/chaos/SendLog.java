package dev.countersign.local.chaos;

/**
 * What the sender did, in two bytes a callback. Each callback belongs to one lane of the sender at a time; who reads
 * must have seen the lanes end.
 */
final class SendLog {

    private static final byte SENT = 1;
    private static final byte ACKNOWLEDGED = 2;

    private final byte[] fates;
    private final byte[] attempts;

    /**
     * An empty log.
     *
     * @param capacity how many callbacks there can be
     */
    SendLog(int capacity) {
        this.fates = new byte[capacity];
        this.attempts = new byte[capacity];
    }

    int capacity() {
        return fates.length;
    }

    /** Noted before the call goes out. */
    void attempted(int number) {
        if (fates[number] == 0) {
            fates[number] = SENT;
        }
        if (attempts[number] < Byte.MAX_VALUE) {
            attempts[number]++;
        }
    }

    /** Noted when a 200 has come. */
    void acknowledged(int number) {
        fates[number] = ACKNOWLEDGED;
    }

    boolean wasSent(int number) {
        return number < fates.length && fates[number] != 0;
    }

    boolean wasAcknowledged(int number) {
        return fates[number] == ACKNOWLEDGED;
    }

    /** How often it was sent, deliberate repeats included; 127 stands for 127 or more. */
    int attempts(int number) {
        return attempts[number];
    }
}
