package dev.countersign.ingress.memory;

import dev.countersign.ingress.publication.Publication;
import java.util.concurrent.CompletableFuture;

/** What is remembered of a call. */
public sealed interface Recollection {

    /**
     * Nothing: it is to be recorded, and the memory must be told how that ended.
     *
     * @param altered whether the same callback came before with another body
     */
    record Unknown(boolean altered) implements Recollection {}

    /**
     * It is being recorded.
     *
     * @param result how that will have ended
     */
    record UnderWay(CompletableFuture<Publication> result) implements Recollection {}

    /** It was recorded. */
    record Recorded() implements Recollection {}
}
