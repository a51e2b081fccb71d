/** Relays the public state in our tables to Kafka: what is newer here than there is sent. */
@NullMarked
package dev.countersign.setup.outbox;

import org.jspecify.annotations.NullMarked;
