/** What a webhook call says: its body, parsed strictly within bounds. */
@NullMarked
package dev.countersign.ingress.call;

import org.jspecify.annotations.NullMarked;
