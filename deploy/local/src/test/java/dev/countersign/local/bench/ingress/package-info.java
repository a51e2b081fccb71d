/** Tests of the benchmark of the ingress. */
@NullMarked
package dev.countersign.local.bench.ingress;

import org.jspecify.annotations.NullMarked;
