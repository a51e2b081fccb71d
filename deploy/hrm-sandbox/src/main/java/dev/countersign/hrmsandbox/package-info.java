/** A stand-in for a partner's HRM: employees behind a SCIM 2.0 server and on a page, in memory, for demo and tests. */
@NullMarked
package dev.countersign.hrmsandbox;

import org.jspecify.annotations.NullMarked;
