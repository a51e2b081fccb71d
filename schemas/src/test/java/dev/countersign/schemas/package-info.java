/** Tests of the published contract. */
@NullMarked
package dev.countersign.schemas;

import org.jspecify.annotations.NullMarked;
