/** Tests of who may do what. */
@NullMarked
package dev.countersign.schemas.access;

import org.jspecify.annotations.NullMarked;
