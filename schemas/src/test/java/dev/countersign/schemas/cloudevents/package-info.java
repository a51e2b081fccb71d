/** Tests of the headers. */
@NullMarked
package dev.countersign.schemas.cloudevents;

import org.jspecify.annotations.NullMarked;
