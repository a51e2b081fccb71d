/** The setup service as a whole, against a real PostgreSQL, a real broker and the Oneflow sandbox. */
@NullMarked
package dev.countersign.setup;

import org.jspecify.annotations.NullMarked;
