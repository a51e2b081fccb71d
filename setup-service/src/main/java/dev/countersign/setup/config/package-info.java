/** Typed configuration, checked at start, and the objects made from it. */
@NullMarked
package dev.countersign.setup.config;

import org.jspecify.annotations.NullMarked;
