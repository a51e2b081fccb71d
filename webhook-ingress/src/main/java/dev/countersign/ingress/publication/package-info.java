/** How accepted calls become records that the brokers have acknowledged. */
@NullMarked
package dev.countersign.ingress.publication;

import org.jspecify.annotations.NullMarked;
