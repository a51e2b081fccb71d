/** Tokens, sign keys and HRM secrets, sealed for their owner. */
@NullMarked
package dev.countersign.setup.secret;

import org.jspecify.annotations.NullMarked;
