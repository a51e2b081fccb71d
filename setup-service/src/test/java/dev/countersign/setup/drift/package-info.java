/** The comparison with Oneflow: what it finds, and when it is made. */
@NullMarked
package dev.countersign.setup.drift;

import org.jspecify.annotations.NullMarked;
