/** The saga: its merge, its delays, and crashes in it. */
@NullMarked
package dev.countersign.setup.provisioning;

import org.jspecify.annotations.NullMarked;
