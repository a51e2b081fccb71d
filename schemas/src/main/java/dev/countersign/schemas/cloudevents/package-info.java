/** CloudEvents attributes as Kafka headers. */
@NullMarked
package dev.countersign.schemas.cloudevents;

import org.jspecify.annotations.NullMarked;
