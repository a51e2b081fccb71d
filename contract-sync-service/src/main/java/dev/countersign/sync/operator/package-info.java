/** The HTTP interface for operators. */
@NullMarked
package dev.countersign.sync.operator;

import org.jspecify.annotations.NullMarked;
