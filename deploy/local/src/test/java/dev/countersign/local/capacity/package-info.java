@NullMarked
package dev.countersign.local.capacity;

import org.jspecify.annotations.NullMarked;
