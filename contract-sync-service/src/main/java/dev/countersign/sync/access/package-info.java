/** Who may call this service over HTTP: operators, and the setup service for what it alone needs. */
@NullMarked
package dev.countersign.sync.access;

import org.jspecify.annotations.NullMarked;
