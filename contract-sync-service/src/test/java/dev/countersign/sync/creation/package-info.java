@NullMarked
package dev.countersign.sync.creation;

import org.jspecify.annotations.NullMarked;
