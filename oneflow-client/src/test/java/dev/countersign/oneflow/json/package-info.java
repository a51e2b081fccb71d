/** Oneflow's JSON, read. */
@NullMarked
package dev.countersign.oneflow.json;

import org.jspecify.annotations.NullMarked;
