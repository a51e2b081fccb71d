/** The service as a whole, with a real broker, a real database, and stand-ins for Oneflow and the HRM. */
@NullMarked
package dev.countersign.sync;

import org.jspecify.annotations.NullMarked;
