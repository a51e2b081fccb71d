/** The way to Oneflow in the name of an account, and what its failures mean for a setup. */
@NullMarked
package dev.countersign.setup.oneflow;

import org.jspecify.annotations.NullMarked;
