/** Tests of what happens to records that can't be used. */
@NullMarked
package dev.countersign.sync.intake;

import org.jspecify.annotations.NullMarked;
