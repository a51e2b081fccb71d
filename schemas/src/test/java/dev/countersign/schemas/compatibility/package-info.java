/** The gate that keeps every released schema readable. */
@NullMarked
package dev.countersign.schemas.compatibility;

import org.jspecify.annotations.NullMarked;
