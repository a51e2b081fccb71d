/** Which calls were recorded already, so that a resend is not recorded twice. */
@NullMarked
package dev.countersign.ingress.memory;

import org.jspecify.annotations.NullMarked;
