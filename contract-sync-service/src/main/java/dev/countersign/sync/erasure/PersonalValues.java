package dev.countersign.sync.erasure;

import java.util.Map;

/** A part of this service that keeps personal values. Whatever keeps some implements it: then erasures reach them. */
public interface PersonalValues {

    /**
     * Erases what is in the scope, in the caller's transaction, and keeps what proves that it was there.
     *
     * @return how many rows of what lost values, by a short name
     */
    Map<String, Integer> erase(ErasureScope scope, ErasureRecord record);

    /** How many rows of what an erasure would reach now, by the same names; changes nothing. */
    Map<String, Integer> count(ErasureScope scope);
}
