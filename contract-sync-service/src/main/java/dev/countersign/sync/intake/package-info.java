/** What comes from Kafka: contract events and the state of accounts; nothing undecodable stops it. */
@NullMarked
package dev.countersign.sync.intake;

import org.jspecify.annotations.NullMarked;
