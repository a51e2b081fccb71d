/** The story from an enabled extension to a changed HRM record, over the public interfaces only. */
@NullMarked
package dev.countersign.local.story;

import org.jspecify.annotations.NullMarked;
