/** Tests of when and where work is done. */
@NullMarked
package dev.countersign.setup.work;

import org.jspecify.annotations.NullMarked;
