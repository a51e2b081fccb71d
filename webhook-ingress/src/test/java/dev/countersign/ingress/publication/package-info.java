/** Tests of the publisher's parts. */
@NullMarked
package dev.countersign.ingress.publication;

import org.jspecify.annotations.NullMarked;
