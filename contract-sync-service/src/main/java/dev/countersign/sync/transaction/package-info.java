/** Transactions that lost against another one are done again. */
@NullMarked
package dev.countersign.sync.transaction;

import org.jspecify.annotations.NullMarked;
