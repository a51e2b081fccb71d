/** The port to an HRM: what is wanted goes in, a verified outcome comes out; adapters live in packages below. */
@NullMarked
package dev.countersign.sync.hrm;

import org.jspecify.annotations.NullMarked;
