/** The benchmark of the webhook ingress: against the floor and the rival, over numbers of endpoints, and its start. */
@NullMarked
package dev.countersign.local.bench.ingress;

import org.jspecify.annotations.NullMarked;
