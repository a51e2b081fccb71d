/** Tests of the HRM stand-in, over HTTP as its clients see it. */
@NullMarked
package dev.countersign.hrmsandbox;

import org.jspecify.annotations.NullMarked;
