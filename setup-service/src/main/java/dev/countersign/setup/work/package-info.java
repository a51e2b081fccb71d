/** When work is done: on a schedule by one replica at a time, or once a transaction is committed. */
@NullMarked
package dev.countersign.setup.work;

import org.jspecify.annotations.NullMarked;
