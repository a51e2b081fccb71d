/** Configured values that are refused. */
@NullMarked
package dev.countersign.setup.config;

import org.jspecify.annotations.NullMarked;
