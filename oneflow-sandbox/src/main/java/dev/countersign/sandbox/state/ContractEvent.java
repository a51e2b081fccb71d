package dev.countersign.sandbox.state;

import java.time.Instant;

/**
 * Something that happened to a contract.
 *
 * @param type {@code subject[:attribute]:verb}
 * @param actor the participant or user who did it, as shown in the contract's history
 */
public record ContractEvent(long id, String type, Instant createdTime, String actor) {}
