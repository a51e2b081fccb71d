package dev.countersign.sandbox.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One webhook call with all its attempts; body and callback id stay the same from the first to the last. */
public final class Delivery {

    /** What became of a delivery. */
    public enum Status {
        /** Being sent or waiting for a retry. */
        PENDING,
        /** Answered with 200. */
        DELIVERED,
        /** Given up after the last attempt, or its webhook was deleted, or the sandbox was full. */
        DROPPED,
        /** Never sent, because the fault says so. */
        LOST
    }

    private final String callbackId;
    private final long webhookId;
    private final String callbackUrl;
    private final long contractId;
    private final List<String> eventTypes;
    private final String body;
    private final List<Attempt> attempts = new ArrayList<>();
    private int failures;
    private Status status = Status.PENDING;
    private @Nullable String note;

    Delivery(
            String callbackId,
            long webhookId,
            String callbackUrl,
            long contractId,
            List<String> eventTypes,
            String body) {
        this.callbackId = callbackId;
        this.webhookId = webhookId;
        this.callbackUrl = callbackUrl;
        this.contractId = contractId;
        this.eventTypes = List.copyOf(eventTypes);
        this.body = body;
    }

    /** Notes a call outside the retry schedule: a duplicate, or one sent again by hand. */
    synchronized void addExtra(Attempt attempt) {
        attempts.add(attempt);
        if (attempt.succeeded()) {
            status = Status.DELIVERED;
        }
    }

    /** Notes a call of the retry schedule and returns the failed attempts so far, 0 after a success. */
    synchronized int add(Attempt attempt) {
        attempts.add(attempt);
        if (attempt.succeeded()) {
            status = Status.DELIVERED;
            return 0;
        }
        return ++failures;
    }

    synchronized void end(Status how, String why) {
        if (status == Status.PENDING) {
            status = how;
            note = why;
        }
    }

    public String callbackId() {
        return callbackId;
    }

    public long webhookId() {
        return webhookId;
    }

    /** The URL at the time of the event; an attempt uses the webhook's current one. */
    public String callbackUrl() {
        return callbackUrl;
    }

    public long contractId() {
        return contractId;
    }

    public List<String> eventTypes() {
        return eventTypes;
    }

    public String body() {
        return body;
    }

    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public synchronized Status status() {
        return status;
    }

    /** Why it was dropped or lost. */
    public synchronized @Nullable String note() {
        return note;
    }
}
