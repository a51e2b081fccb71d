/** The review list: differences between contract and HRM that a person decides about. */
@NullMarked
package dev.countersign.sync.review;

import org.jspecify.annotations.NullMarked;
