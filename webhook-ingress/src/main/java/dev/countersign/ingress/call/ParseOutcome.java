package dev.countersign.ingress.call;

/** What reading a body came to. */
public sealed interface ParseOutcome permits SignedCall, MalformedCall {}
