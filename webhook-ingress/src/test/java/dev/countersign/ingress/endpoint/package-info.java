/** Tests of the endpoint directory and its reader. */
@NullMarked
package dev.countersign.ingress.endpoint;

import org.jspecify.annotations.NullMarked;
