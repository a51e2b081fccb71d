/** Tests of the signature verification. */
@NullMarked
package dev.countersign.ingress.verification;

import org.jspecify.annotations.NullMarked;
