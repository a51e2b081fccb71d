package dev.countersign.sync.hrm.rest;

/** What is asked of an HRM. */
enum Operation {
    FIND("searching for an employee"),
    READ("reading an employee"),
    CREATE("creating an employee"),
    UPDATE("changing an employee"),
    CHECK("a connection test");

    private final String words;

    Operation(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
