/** The system with TLS, users and rights everywhere, as a deployment has it. */
@NullMarked
package dev.countersign.local.stack;

import org.jspecify.annotations.NullMarked;
