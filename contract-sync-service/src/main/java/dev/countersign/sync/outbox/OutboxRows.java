package dev.countersign.sync.outbox;

import java.util.List;
import java.util.UUID;

/** The rows of a table that is an outbox. */
public interface OutboxRows {

    /** The oldest rows that are not on their topic yet, in order. */
    List<OutboxRecord> unpublished(int most);

    /** The broker has acknowledged these. */
    void published(List<UUID> ids);
}
