/** The saga that makes an account ready or takes it down again: persisted steps, each one safe to repeat. */
@NullMarked
package dev.countersign.setup.provisioning;

import org.jspecify.annotations.NullMarked;
