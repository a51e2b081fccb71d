/** Tests of the contract sync service's benchmark. */
@NullMarked
package dev.countersign.local.bench.sync;

import org.jspecify.annotations.NullMarked;
