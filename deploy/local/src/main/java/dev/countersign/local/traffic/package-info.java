/** Traffic as customers make it: onboarded accounts, signed contracts, and their webhooks at an intended rate. */
@NullMarked
package dev.countersign.local.traffic;

import org.jspecify.annotations.NullMarked;
