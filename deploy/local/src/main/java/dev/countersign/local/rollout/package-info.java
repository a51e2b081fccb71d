/**
 * A new release of every service beside the old one, under load, and back again: what is lost, refused or done twice while
 * it happens.
 */
@NullMarked
package dev.countersign.local.rollout;

import org.jspecify.annotations.NullMarked;
