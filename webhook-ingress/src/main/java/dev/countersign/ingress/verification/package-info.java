/** Whether a call was signed with one of the endpoint's keys. */
@NullMarked
package dev.countersign.ingress.verification;

import org.jspecify.annotations.NullMarked;
