/** Reading of texts and the policy of states, without Spring. */
@NullMarked
package dev.countersign.sync.mapping;

import org.jspecify.annotations.NullMarked;
