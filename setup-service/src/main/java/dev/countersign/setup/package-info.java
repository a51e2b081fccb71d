/** The setup service: an administrator enables the extension in Oneflow, and the account is made ready. */
@NullMarked
package dev.countersign.setup;

import org.jspecify.annotations.NullMarked;
