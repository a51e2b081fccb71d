/** The API for operators: list accounts, show one, repair, disconnect. */
@NullMarked
package dev.countersign.setup.operator;

import org.jspecify.annotations.NullMarked;
