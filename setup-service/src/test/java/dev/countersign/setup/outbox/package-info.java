/** The relay, without a broker. */
@NullMarked
package dev.countersign.setup.outbox;

import org.jspecify.annotations.NullMarked;
