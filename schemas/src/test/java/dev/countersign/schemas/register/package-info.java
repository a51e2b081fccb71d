/** Tests of the deployment steps. */
@NullMarked
package dev.countersign.schemas.register;

import org.jspecify.annotations.NullMarked;
