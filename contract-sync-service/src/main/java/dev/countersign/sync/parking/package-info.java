/** Contracts that wait for a person: why, what the person can do, and doing it, to one or to many. */
@NullMarked
package dev.countersign.sync.parking;

import org.jspecify.annotations.NullMarked;
