package dev.countersign.oneflow.model;

/** What participants read in the invitation to sign. */
public record PublishMessage(String subject, String message) {}
