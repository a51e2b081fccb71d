/** The way of rows to a topic: whoever writes a row in a transaction needs not reach the broker in it. */
@NullMarked
package dev.countersign.sync.outbox;

import org.jspecify.annotations.NullMarked;
