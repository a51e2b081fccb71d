/** What operators did: who, when, what, to what and why, append-only. */
@NullMarked
package dev.countersign.sync.action;

import org.jspecify.annotations.NullMarked;
