/** Who may do what in Kafka: the principals of the system and their rights, each the least that its job needs. */
@NullMarked
package dev.countersign.schemas.access;

import org.jspecify.annotations.NullMarked;
