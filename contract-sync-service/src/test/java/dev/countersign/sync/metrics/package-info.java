@NullMarked
package dev.countersign.sync.metrics;

import org.jspecify.annotations.NullMarked;
