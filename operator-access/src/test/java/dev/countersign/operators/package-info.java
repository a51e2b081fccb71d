@NullMarked
package dev.countersign.operators;

import org.jspecify.annotations.NullMarked;
