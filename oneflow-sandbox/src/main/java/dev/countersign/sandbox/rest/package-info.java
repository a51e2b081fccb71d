/** The public REST API under {@code /v1}, resource by resource. */
@NullMarked
package dev.countersign.sandbox.rest;

import org.jspecify.annotations.NullMarked;
