/** Pages for operators: why an employee is not updated, what waits for a person, and what to do about it. */
@NullMarked
package dev.countersign.sync.console;

import org.jspecify.annotations.NullMarked;
