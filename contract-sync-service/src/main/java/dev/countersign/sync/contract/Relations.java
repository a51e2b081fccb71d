package dev.countersign.sync.contract;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The contracts of one employee among each other: when the one that the record follows steps back, the others are looked at. */
@Component
final class Relations {

    private final JdbcClient jdbc;
    private final ContractWork work;

    Relations(JdbcClient jdbc, ContractWork work) {
        this.jdbc = jdbc;
        this.work = work;
    }

    /** Remembers at once whose contract it is, so that it is found when the one before it steps back. */
    void met(ClaimedContract contract, String employeeId) {
        if (!Objects.equals(contract.employeeId(), employeeId)) {
            int _ = jdbc.sql("""
                            update contract_sync set employee_id = :employee
                            where account_id = :account and contract_id = :contract and lease_owner = :owner
                                and claimed_generation = :generation""")
                    .param("owner", contract.owner())
                    .param("generation", contract.generation())
                    .param("employee", employeeId)
                    .param("account", contract.accountId())
                    .param("contract", contract.contractId())
                    .update();
        }
    }

    /** The other contracts of an employee are dirty. */
    void lookAgain(ClaimedContract contract, String employeeId) {
        List<DirtyMark> others = jdbc
                .sql("""
                        select contract_id from contract_sync
                        where account_id = :account and employee_id = :employee and contract_id <> :contract
                            and state <> 'foreign'""")
                .param("account", contract.accountId())
                .param("employee", employeeId)
                .param("contract", contract.contractId())
                .query(Long.class)
                .list()
                .stream()
                .map(other -> DirtyMark.unprompted(contract.accountId(), other, Priority.EVENT, contract.traceparent()))
                .toList();
        work.mark(others);
    }
}
