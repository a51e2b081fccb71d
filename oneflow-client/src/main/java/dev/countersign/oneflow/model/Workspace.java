package dev.countersign.oneflow.model;

import org.jspecify.annotations.Nullable;

/**
 * A workspace, where contracts are kept.
 *
 * @param name null when Oneflow sent none
 */
public record Workspace(long id, @Nullable String name) {}
