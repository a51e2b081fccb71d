/** What the pretended Oneflow knows: accounts, template groups, templates, contracts and webhooks, all guarded by one lock. */
@NullMarked
package dev.countersign.sandbox.state;

import org.jspecify.annotations.NullMarked;
