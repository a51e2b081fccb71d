/** Tests of what reads a process's costs. */
@NullMarked
package dev.countersign.local.bench.measure;

import org.jspecify.annotations.NullMarked;
