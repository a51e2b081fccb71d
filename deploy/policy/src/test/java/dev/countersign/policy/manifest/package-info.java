/** What the rules look at: rendered overlays, their documents, and the pods in them. */
@NullMarked
package dev.countersign.policy.manifest;

import org.jspecify.annotations.NullMarked;
