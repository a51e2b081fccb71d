/** Tests of the parser. */
@NullMarked
package dev.countersign.ingress.call;

import org.jspecify.annotations.NullMarked;
