/** Who may use the operator API. */
@NullMarked
package dev.countersign.setup.operator;

import org.jspecify.annotations.NullMarked;
