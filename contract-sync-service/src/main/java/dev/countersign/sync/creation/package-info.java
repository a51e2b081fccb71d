/** Contracts that others ask for: created in Oneflow from a template, filled, published and reported, once for each request. */
@NullMarked
package dev.countersign.sync.creation;

import org.jspecify.annotations.NullMarked;
