@NullMarked
package dev.countersign.local.traffic;

import org.jspecify.annotations.NullMarked;
