@NullMarked
package dev.countersign.sync.access;

import org.jspecify.annotations.NullMarked;
