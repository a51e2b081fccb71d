package dev.countersign.sync.dryrun;

import dev.countersign.sync.account.AccountAccess;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.mapping.AccountMapping;
import dev.countersign.sync.mapping.ContractMapper;

/** What is tried on whom. */
record Trial(
        AccountAccess access,
        HrmConnection connection,
        long templateGroupId,
        ContractMapper mapper,
        AccountMapping mapping) {}
