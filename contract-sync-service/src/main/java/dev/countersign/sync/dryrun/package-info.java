/** What a mapping would change, per employee, without changing it. */
@NullMarked
package dev.countersign.sync.dryrun;

import org.jspecify.annotations.NullMarked;
