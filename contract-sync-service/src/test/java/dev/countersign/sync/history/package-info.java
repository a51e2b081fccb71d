@NullMarked
package dev.countersign.sync.history;

import org.jspecify.annotations.NullMarked;
