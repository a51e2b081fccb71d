/** Tools of the published contract: commands that deployments run. */
@NullMarked
package dev.countersign.schemas;

import org.jspecify.annotations.NullMarked;
