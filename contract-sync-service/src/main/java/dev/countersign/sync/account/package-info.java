/** The accounts this service works for, and their sealed credentials. */
@NullMarked
package dev.countersign.sync.account;

import org.jspecify.annotations.NullMarked;
