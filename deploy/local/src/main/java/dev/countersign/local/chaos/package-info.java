/** Proof of no loss: the ingress under traffic while its surroundings are killed, cut off and paused, and every record counted. */
@NullMarked
package dev.countersign.local.chaos;

import org.jspecify.annotations.NullMarked;
