/** Rules about the number of replicas and what decides on it. */
@NullMarked
package dev.countersign.policy.scaling;

import org.jspecify.annotations.NullMarked;
