/** The whole system on one machine: broker, schema registry, PostgreSQL, the two stand-ins and the three services. */
@NullMarked
package dev.countersign.local.stack;

import org.jspecify.annotations.NullMarked;
