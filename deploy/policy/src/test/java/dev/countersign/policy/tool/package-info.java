/** Programs that a machine may lack, and the folders that the tests read. */
@NullMarked
package dev.countersign.policy.tool;

import org.jspecify.annotations.NullMarked;
