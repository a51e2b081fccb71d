package dev.countersign.setup.mapping;

import dev.countersign.schemas.integration.ValueOwner;

/**
 * Where the value of a data field goes.
 *
 * @param customId of the data field, as in {@code integration.yaml}
 * @param attribute of the employee record, one of {@link dev.countersign.schemas.integration.EmployeeAttributes}
 * @param owner who decides when contract and HRM differ
 */
public record MappedField(String customId, String attribute, ValueOwner owner) {}
