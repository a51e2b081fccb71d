/** From a contract to what the HRM should hold: the reading of texts, and which contract state may write what. */
@NullMarked
package dev.countersign.sync.mapping;

import org.jspecify.annotations.NullMarked;
