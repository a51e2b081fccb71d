package dev.countersign.sandbox.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person on one side of a contract. */
public final class Participant {

    /** What a participant is made from; texts that are not given are empty as in Oneflow's answers. */
    public record Details(
            String name,
            String email,
            String phoneNumber,
            String identificationNumber,
            String title,
            boolean signatory,
            String signMethod,
            String deliveryChannel,
            boolean mayUpdate) {}

    private final long id;
    private final Details details;
    private final boolean organizer;
    private final Instant createdTime;
    private String signState = "undecided";
    private @Nullable Instant signStateUpdatedTime;
    private String deliveryStatus = "not_sent";
    private @Nullable Instant firstVisitedTime;
    private @Nullable Instant lastVisitedTime;
    private int visits;

    public Participant(long id, Details details, boolean organizer, Instant createdTime) {
        this.id = id;
        this.details = details;
        this.organizer = organizer;
        this.createdTime = createdTime;
    }

    void delivered() {
        deliveryStatus = "none".equals(details.deliveryChannel()) ? "not_sent" : "success";
    }

    /** Returns whether this was the first visit. */
    boolean visit(Instant now) {
        boolean first = firstVisitedTime == null;
        if (first) {
            firstVisitedTime = now;
        }
        lastVisitedTime = now;
        visits++;
        return first;
    }

    void decide(String newSignState, Instant now) {
        signState = newSignState;
        signStateUpdatedTime = now;
    }

    boolean mustStillSign() {
        return details.signatory() && !signState.equals("signed");
    }

    public long id() {
        return id;
    }

    public Details details() {
        return details;
    }

    public boolean organizer() {
        return organizer;
    }

    public Instant createdTime() {
        return createdTime;
    }

    public String signState() {
        return signState;
    }

    public @Nullable Instant signStateUpdatedTime() {
        return signStateUpdatedTime;
    }

    public String deliveryStatus() {
        return deliveryStatus;
    }

    public @Nullable Instant firstVisitedTime() {
        return firstVisitedTime;
    }

    public @Nullable Instant lastVisitedTime() {
        return lastVisitedTime;
    }

    public int visits() {
        return visits;
    }
}
