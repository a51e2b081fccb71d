/** Tests of the catalogue. */
@NullMarked
package dev.countersign.schemas.topic;

import org.jspecify.annotations.NullMarked;
