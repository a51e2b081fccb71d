/** Tests of the way to the sync service. */
@NullMarked
package dev.countersign.setup.syncservice;

import org.jspecify.annotations.NullMarked;
