/** The JSON control interface: what humans do in Oneflow's own application, and the fault switches. */
@NullMarked
package dev.countersign.sandbox.control;

import org.jspecify.annotations.NullMarked;
