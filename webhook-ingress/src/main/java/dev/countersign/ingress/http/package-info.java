/** The HTTP entrance: admission, body, answers. */
@NullMarked
package dev.countersign.ingress.http;

import org.jspecify.annotations.NullMarked;
