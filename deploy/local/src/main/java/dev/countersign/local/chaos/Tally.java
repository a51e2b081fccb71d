package dev.countersign.local.chaos;

import java.util.List;

/** The counters of a {@link Verdict} while they grow; it tells what they mean. */
final class Tally {

    long sent;
    long acknowledged;
    long records;
    long events;
    long lostCallbacks;
    long lostEvents;
    long forgedAcknowledged;
    long forgedPresent;
    long foreign;
    long altered;
    long strayed;
    long quarantined;
    long outOfOrder;
    long shuffledWithinCall;
    long lateUnacknowledged;
    long duplicates;
    long moreCopiesThanAttempts;
    long unacknowledgedPresent;

    Verdict verdict(List<String> examples) {
        return new Verdict(
                sent,
                acknowledged,
                records,
                events,
                lostCallbacks,
                lostEvents,
                forgedAcknowledged,
                forgedPresent,
                foreign,
                altered,
                strayed,
                quarantined,
                outOfOrder,
                shuffledWithinCall,
                lateUnacknowledged,
                duplicates,
                moreCopiesThanAttempts,
                unacknowledgedPresent,
                examples);
    }
}
