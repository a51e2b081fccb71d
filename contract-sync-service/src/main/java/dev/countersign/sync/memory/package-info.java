/** What this system remembers of HRM records: the contract each follows, its own last values, and the differences that wait for a person. */
@NullMarked
package dev.countersign.sync.memory;

import org.jspecify.annotations.NullMarked;
