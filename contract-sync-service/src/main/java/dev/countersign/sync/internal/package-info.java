/** What the setup service may ask: whether an HRM works, and how an account's contracts fare. */
@NullMarked
package dev.countersign.sync.internal;

import org.jspecify.annotations.NullMarked;
