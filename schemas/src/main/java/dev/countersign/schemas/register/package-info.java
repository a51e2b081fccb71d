/** The deployment steps of the published contract: registering schemas, creating topics, making keysets. */
@NullMarked
package dev.countersign.schemas.register;

import org.jspecify.annotations.NullMarked;
