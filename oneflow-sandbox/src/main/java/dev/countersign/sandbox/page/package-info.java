/** The control page for a human. */
@NullMarked
package dev.countersign.sandbox.page;

import org.jspecify.annotations.NullMarked;
