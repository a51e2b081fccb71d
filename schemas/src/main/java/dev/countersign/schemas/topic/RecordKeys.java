package dev.countersign.schemas.topic;

/** Keys of records: what has the same key keeps its order. */
public final class RecordKeys {

    private static final char SEPARATOR = ':';

    private RecordKeys() {}

    /** Key of contract events. */
    public static String contract(long accountId, long contractId) {
        return Long.toString(accountId) + SEPARATOR + contractId;
    }

    /** Key of an account's state and of its credentials. */
    public static String account(long accountId) {
        return Long.toString(accountId);
    }

    /** Key of employee records; {@code employeeId} is the HRM's id and may itself contain the separator. */
    public static String employee(long accountId, String employeeId) {
        return Long.toString(accountId) + SEPARATOR + employeeId;
    }

    /** Key of contract requests and their results; {@code requestId} is the requester's and may itself contain the separator. */
    public static String request(long accountId, String requestId) {
        return Long.toString(accountId) + SEPARATOR + requestId;
    }
}
