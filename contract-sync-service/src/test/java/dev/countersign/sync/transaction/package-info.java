/** Tests of repeated transactions. */
@NullMarked
package dev.countersign.sync.transaction;

import org.jspecify.annotations.NullMarked;
