/** What can be asked for during an account's life, and how the account is. */
@NullMarked
package dev.countersign.setup.lifecycle;

import org.jspecify.annotations.NullMarked;
