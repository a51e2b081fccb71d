/** Tests of the whole ingress: real HTTP, a real broker, a registry in memory. */
@NullMarked
package dev.countersign.ingress;

import org.jspecify.annotations.NullMarked;
