/** The floor: the least that a receiver of signed webhooks can do, on bare Netty and a Kafka producer. */
@NullMarked
package dev.countersign.baselines.floor;

import org.jspecify.annotations.NullMarked;
