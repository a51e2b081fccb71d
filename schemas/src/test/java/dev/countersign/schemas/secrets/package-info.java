/** Tests of sealed secrets. */
@NullMarked
package dev.countersign.schemas.secrets;

import org.jspecify.annotations.NullMarked;
