package dev.countersign.setup.operator;

/** Addresses of the operator API. */
public final class OperatorApi {

    public static final String ACCOUNTS = "/api/accounts";

    private OperatorApi() {}
}
