@NullMarked
package dev.countersign.sync.console;

import org.jspecify.annotations.NullMarked;
