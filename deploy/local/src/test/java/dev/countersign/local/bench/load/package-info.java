/** Tests of the load generator. */
@NullMarked
package dev.countersign.local.bench.load;

import org.jspecify.annotations.NullMarked;
