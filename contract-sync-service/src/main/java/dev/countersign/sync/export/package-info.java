/** The audit as a file: who was changed, how, why and when. */
@NullMarked
package dev.countersign.sync.export;

import org.jspecify.annotations.NullMarked;
