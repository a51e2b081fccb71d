package dev.countersign.local.chaos;

import dev.countersign.events.ContractEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares what is on the topics with what the sender did. Keeps a byte for each event and an int for each contract, so
 * that a million callbacks fit into some megabytes. Not for several threads.
 */
final class Checker {

    private static final int MOST_EXAMPLES = 20;

    private final Callbacks callbacks;
    private final SendLog sent;
    /** How many records there are of each event; 127 stands for 127 or more. */
    private final byte[] copies;
    /** Of each contract, the position of the furthest event that was seen, plus one. */
    private final int[] furthest;
    /** Of each contract, its partition, plus one. */
    private final short[] partitions;

    private final Tally tally = new Tally();
    private final List<String> examples = new ArrayList<>();

    /**
     * A checker that has seen nothing.
     *
     * @param sent what the sender did; it must have ended
     */
    Checker(Callbacks callbacks, SendLog sent) {
        this.callbacks = callbacks;
        this.sent = sent;
        this.copies = new byte[sent.capacity() * Callbacks.MOST_EVENTS];
        this.furthest = new int[sent.capacity() / Callbacks.PER_CONTRACT + 1];
        this.partitions = new short[furthest.length];
    }

    /** A record of the topic of contract events, those of a partition in their order. */
    void see(int partition, String key, ContractEvent event) {
        tally.records++;
        String id = event.getCallbackId();
        int number = callbacks.numberOf(id);
        if (callbacks.isForged(id)) {
            tally.forgedPresent++;
            example("forged, but published: " + id);
        } else if (number < 0 || !sent.wasSent(number)) {
            tally.foreign++;
            example("published, but never sent: " + id);
        } else if (!callbacks.matches(number, key, event)) {
            tally.altered++;
            example("published otherwise than sent: callback " + number + ", " + event);
        } else {
            count(partition, number, event.getEventIndex());
        }
    }

    /** A callback's id that was found on the quarantine topic. */
    void seeQuarantined(String id) {
        if (callbacks.isForged(id)) {
            tally.forgedPresent++;
            example("forged, but quarantined: " + id);
        } else if (callbacks.numberOf(id) >= 0) {
            tally.quarantined++;
            example("quarantined although it is well-formed: callback " + callbacks.numberOf(id));
        }
    }

    /** Everything has been read: what is missing is lost. */
    Verdict conclude(long forgedAcknowledged) {
        tally.forgedAcknowledged = forgedAcknowledged;
        for (int number = 0; number < sent.capacity(); number++) {
            if (sent.wasSent(number)) {
                conclude(number);
            }
        }
        return tally.verdict(examples);
    }

    private void count(int partition, int number, int index) {
        int position = Callbacks.position(number, index);
        int contract = Callbacks.contractOf(number);
        if (partitions[contract] == 0) {
            partitions[contract] = (short) (partition + 1);
        } else if (partitions[contract] != partition + 1) {
            tally.strayed++;
            example("contract of callback " + number + " is on two partitions");
        }
        if (copies[position] > 0) {
            tally.duplicates++;
        } else {
            order(contract, number, position);
        }
        if (copies[position] < Byte.MAX_VALUE) {
            copies[position]++;
        }
    }

    /** Only first occurrences have an order: a reader that skips repeats sees no others. */
    private void order(int contract, int number, int position) {
        tally.events++;
        if (position + 1 >= furthest[contract]) {
            furthest[contract] = position + 1;
            return;
        }
        int overtakenBy = (furthest[contract] - 1) / Callbacks.MOST_EVENTS;
        if (overtakenBy == number) {
            tally.shuffledWithinCall++;
        } else if (sent.wasAcknowledged(number)) {
            tally.outOfOrder++;
            example("callback " + number + " was acknowledged before " + overtakenBy + " was sent, but comes later");
        } else {
            tally.lateUnacknowledged++;
        }
    }

    private void conclude(int number) {
        tally.sent++;
        int from = Callbacks.position(number, 0);
        int events = callbacks.events(number);
        int present = 0;
        int most = 0;
        for (int position = from; position < from + events; position++) {
            present += copies[position] > 0 ? 1 : 0;
            most = Math.max(most, copies[position]);
        }
        if (most > sent.attempts(number) && sent.attempts(number) < Byte.MAX_VALUE) {
            tally.moreCopiesThanAttempts++;
        }
        if (sent.wasAcknowledged(number)) {
            tally.acknowledged++;
            if (present < events) {
                tally.lostCallbacks++;
                tally.lostEvents += events - present;
                example("lost: callback " + number + " (" + callbacks.id(number) + ") was acknowledged, of its "
                        + events + " events " + present + " are there, records " + copiesOf(from, events));
            }
        } else if (present > 0) {
            tally.unacknowledgedPresent++;
        }
    }

    private String copiesOf(int from, int events) {
        return Arrays.toString(Arrays.copyOfRange(copies, from, from + events));
    }

    private void example(String text) {
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(text);
        }
    }
}
