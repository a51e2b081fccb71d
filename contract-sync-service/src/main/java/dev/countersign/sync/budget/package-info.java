/** Oneflow's rate limit of each token, kept by all replicas together. */
@NullMarked
package dev.countersign.sync.budget;

import org.jspecify.annotations.NullMarked;
