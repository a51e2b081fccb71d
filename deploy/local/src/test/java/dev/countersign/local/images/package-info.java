/** The images, as far as a machine can run them. */
@NullMarked
package dev.countersign.local.images;

import org.jspecify.annotations.NullMarked;
