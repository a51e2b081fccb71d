package dev.countersign.oneflow.model;

import org.jspecify.annotations.Nullable;

/** A file of a contract. */
public record ContractFile(
        long id, @Nullable String name, @Nullable String extension, OpenValue<FileType> type) {

    /** The file id under which every contract's own PDF is found. */
    public static final long CONTRACT_PDF = 1;
}
