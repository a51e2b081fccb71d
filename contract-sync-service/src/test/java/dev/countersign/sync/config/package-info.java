/** What wrong configuration says. */
@NullMarked
package dev.countersign.sync.config;

import org.jspecify.annotations.NullMarked;
