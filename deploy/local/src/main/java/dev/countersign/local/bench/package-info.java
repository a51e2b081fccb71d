/** {@code countersign bench}: benchmarks that anyone can run again. */
@NullMarked
package dev.countersign.local.bench;

import org.jspecify.annotations.NullMarked;
