/** Typed configuration, checked at start, and the objects made from it. */
@NullMarked
package dev.countersign.sync.config;

import org.jspecify.annotations.NullMarked;
