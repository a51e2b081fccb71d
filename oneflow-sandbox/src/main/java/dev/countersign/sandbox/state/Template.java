package dev.countersign.sandbox.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contract template; a human assigns it to a template group in Oneflow's application. */
public record Template(
        long id, long accountId, String name, @Nullable Long templateGroupId, Instant createdTime) {}
