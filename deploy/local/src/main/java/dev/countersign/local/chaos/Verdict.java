package dev.countersign.local.chaos;

import java.util.List;

/**
 * What the checker found. The first group must be zero; the second is allowed and told.
 *
 * @param sent distinct genuine callbacks that were sent
 * @param acknowledged those that were answered 200
 * @param records all records of contract events
 * @param events distinct events among them
 * @param lostCallbacks acknowledged callbacks of which an event is missing; must be 0
 * @param lostEvents events that are missing of them; must be 0
 * @param forgedAcknowledged calls with a wrong signature that were answered 200; must be 0
 * @param forgedPresent records of calls with a wrong signature; must be 0
 * @param foreign records of callbacks that nobody sent; must be 0
 * @param altered records that say something else than their callback; must be 0
 * @param strayed records on another partition than the contract's first one; must be 0
 * @param quarantined well-formed callbacks on the quarantine topic; must be 0
 * @param outOfOrder events that come after events of a callback that was sent only after theirs had been acknowledged;
 *     must be 0
 * @param shuffledWithinCall events of one call in another order, which a failed first attempt may cause
 * @param lateUnacknowledged events of callbacks that were given up and arrived after their successors
 * @param duplicates records beyond one for each event
 * @param moreCopiesThanAttempts callbacks with more records of an event than attempts
 * @param unacknowledgedPresent callbacks that were never answered 200 and of which events are there
 * @param examples of what must not be, at most 20
 */
public record Verdict(
        long sent,
        long acknowledged,
        long records,
        long events,
        long lostCallbacks,
        long lostEvents,
        long forgedAcknowledged,
        long forgedPresent,
        long foreign,
        long altered,
        long strayed,
        long quarantined,
        long outOfOrder,
        long shuffledWithinCall,
        long lateUnacknowledged,
        long duplicates,
        long moreCopiesThanAttempts,
        long unacknowledgedPresent,
        List<String> examples) {

    public Verdict {
        examples = List.copyOf(examples);
    }

    /**
     * Whether the ingress kept its promise.
     *
     * @return true when everything that must be zero is
     */
    public boolean holds() {
        return lostCallbacks == 0
                && lostEvents == 0
                && forgedAcknowledged == 0
                && forgedPresent == 0
                && foreign == 0
                && altered == 0
                && strayed == 0
                && quarantined == 0
                && outOfOrder == 0;
    }
}
