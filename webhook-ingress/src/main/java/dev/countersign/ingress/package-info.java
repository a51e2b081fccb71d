/** The webhook ingress: verifies Oneflow's calls, records them durably, answers. */
@NullMarked
package dev.countersign.ingress;

import org.jspecify.annotations.NullMarked;
