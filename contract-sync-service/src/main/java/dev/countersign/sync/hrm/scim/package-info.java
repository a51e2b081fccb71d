/** SCIM 2.0 (RFC 7643, RFC 7644). */
@NullMarked
package dev.countersign.sync.hrm.scim;

import org.jspecify.annotations.NullMarked;
