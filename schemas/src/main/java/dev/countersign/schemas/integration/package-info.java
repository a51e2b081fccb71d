/** The one description of the integration, read by the setup service (what to create) and the sync service (what to map). */
@NullMarked
package dev.countersign.schemas.integration;

import org.jspecify.annotations.NullMarked;
