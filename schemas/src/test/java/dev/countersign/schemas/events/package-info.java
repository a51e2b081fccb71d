/** Tests of the Avro records as they are on the wire. */
@NullMarked
package dev.countersign.schemas.events;

import org.jspecify.annotations.NullMarked;
