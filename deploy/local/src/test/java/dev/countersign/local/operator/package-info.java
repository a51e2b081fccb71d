/** Tests of the operator's commands. */
@NullMarked
package dev.countersign.local.operator;

import org.jspecify.annotations.NullMarked;
