@NullMarked
package dev.countersign.sync.export;

import org.jspecify.annotations.NullMarked;
