package dev.countersign.sync.erasure;

import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose values are meant: those of one HRM record, of one contract, or of a whole account.
 *
 * @param employeeId the HRM's id; null for another scope
 * @param contractId Oneflow's id; null for another scope
 */
public record ErasureScope(
        long accountId,
        @Nullable String employeeId,
        @Nullable Long contractId) {

    /** Condition on a table with the columns {@code account_id}, {@code employee_id} and {@code contract_id}; {@link #in} gives its parameters. */
    public static final String CONDITION = """
            account_id = :account and (cast(:employee as text) is null or employee_id = :employee)
            and (cast(:contract as bigint) is null or contract_id = :contract)""";

    public ErasureScope {
        if (employeeId != null && contractId != null) {
            throw new IllegalArgumentException("Name an employeeId or a contractId, not both");
        }
    }

    /** Whether everything of the account is meant. */
    public boolean isWholeAccount() {
        return employeeId == null && contractId == null;
    }

    /** How many rows there are of a table and a condition that has this scope's parameters. */
    public int count(JdbcClient jdbc, String from) {
        return in(jdbc.sql("select count(*) from " + from)).query(Integer.class).single();
    }

    /** The statement with this scope as its parameters. */
    public JdbcClient.StatementSpec in(JdbcClient.StatementSpec statement) {
        return statement
                .param("account", accountId)
                .param("employee", employeeId, Types.VARCHAR)
                .param("contract", contractId, Types.BIGINT);
    }
}
