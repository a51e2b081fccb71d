/** The work with contracts, without Spring. */
@NullMarked
package dev.countersign.sync.contract;

import org.jspecify.annotations.NullMarked;
