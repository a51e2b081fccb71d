/** What is known of accounts, without Spring. */
@NullMarked
package dev.countersign.sync.account;

import org.jspecify.annotations.NullMarked;
