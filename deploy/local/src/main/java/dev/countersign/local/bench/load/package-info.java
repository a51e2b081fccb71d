/** The load generator: signed, distinct webhooks at an intended rate, from a process of its own. */
@NullMarked
package dev.countersign.local.bench.load;

import org.jspecify.annotations.NullMarked;
