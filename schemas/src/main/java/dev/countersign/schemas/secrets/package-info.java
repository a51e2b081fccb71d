/** How secrets are encrypted on the restricted topics and at rest. */
@NullMarked
package dev.countersign.schemas.secrets;

import org.jspecify.annotations.NullMarked;
