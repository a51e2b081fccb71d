/** Delivers events to webhooks with Oneflow's body, signature and retry schedule. */
@NullMarked
package dev.countersign.sandbox.delivery;

import org.jspecify.annotations.NullMarked;
