/** The topics of the system: names, keys, partitions, retention, and who may use them. */
@NullMarked
package dev.countersign.schemas.topic;

import org.jspecify.annotations.NullMarked;
