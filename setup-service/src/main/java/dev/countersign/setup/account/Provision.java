package dev.countersign.setup.account;

import java.util.List;

/** What an account has once it is ready. */
public record Provision(
        long templateGroupId,
        String templateGroupName,
        List<CreatedField> dataFields,
        String endpointId,
        long webhookId,
        String mappingVersion) {
    public Provision {
        dataFields = List.copyOf(dataFields);
    }
}
