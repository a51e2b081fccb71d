/** Tests of integration.yaml. */
@NullMarked
package dev.countersign.schemas.integration;

import org.jspecify.annotations.NullMarked;
