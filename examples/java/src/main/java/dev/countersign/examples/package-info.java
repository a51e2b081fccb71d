/** How another system of the partner reads Countersign's topics. */
@NullMarked
package dev.countersign.examples;

import org.jspecify.annotations.NullMarked;
