/** Accounts, what their admins gave us, the endpoints that Oneflow calls: the tables and their public state. */
@NullMarked
package dev.countersign.setup.account;

import org.jspecify.annotations.NullMarked;
