/** End to end over the services' real jars, as processes of their own. */
@NullMarked
package dev.countersign.local.e2e;

import org.jspecify.annotations.NullMarked;
