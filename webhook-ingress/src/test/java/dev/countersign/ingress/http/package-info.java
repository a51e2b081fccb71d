/** Tests of the entrance's parts. */
@NullMarked
package dev.countersign.ingress.http;

import org.jspecify.annotations.NullMarked;
