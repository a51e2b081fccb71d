package dev.countersign.sync.hrm.rest;

/** What an answer means. */
enum Meaning {
    SUCCESS,
    /** There is no such employee. */
    ABSENT,
    /** Somebody was faster: look again. */
    CONFLICT,
    /** It may go well later. */
    RETRY,
    /** The credentials are not taken. */
    UNAUTHORISED,
    /** The same would be refused again. */
    REJECTED
}
