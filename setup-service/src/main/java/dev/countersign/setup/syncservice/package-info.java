/** Asks the contract sync service what only it can know: whether an HRM works, and how an account's contracts fare. */
@NullMarked
package dev.countersign.setup.syncservice;

import org.jspecify.annotations.NullMarked;
