/** The one way out to HRMs, for all adapters: guarded addresses, bounded answers, access tokens. */
@NullMarked
package dev.countersign.sync.hrm.http;

import org.jspecify.annotations.NullMarked;
