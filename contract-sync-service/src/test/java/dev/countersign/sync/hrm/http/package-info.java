/** Tests of the way out to HRMs, and what tests of adapters need of it. */
@NullMarked
package dev.countersign.sync.hrm.http;

import org.jspecify.annotations.NullMarked;
