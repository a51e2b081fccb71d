/** The sync service: turns contract events into HRM records. */
@NullMarked
package dev.countersign.sync;

import org.jspecify.annotations.NullMarked;
