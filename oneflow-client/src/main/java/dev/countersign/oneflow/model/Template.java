package dev.countersign.oneflow.model;

import org.jspecify.annotations.Nullable;

/**
 * A template that contracts are created from.
 *
 * @param name null when Oneflow sent none
 * @param templateGroupId the group whose data fields it has; null when it belongs to none
 */
public record Template(
        long id, @Nullable String name, @Nullable Long templateGroupId) {}
