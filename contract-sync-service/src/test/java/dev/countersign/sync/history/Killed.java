package dev.countersign.sync.history;

/** The process is gone: nothing after this happens. */
final class Killed extends RuntimeException {}
