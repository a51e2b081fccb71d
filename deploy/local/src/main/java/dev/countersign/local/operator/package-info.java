/** What operators ask and do, from the command line, through the services' operator APIs. */
@NullMarked
package dev.countersign.local.operator;

import org.jspecify.annotations.NullMarked;
