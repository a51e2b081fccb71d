@NullMarked
package dev.countersign.ingress.metrics;

import org.jspecify.annotations.NullMarked;
