/** Rules about the shape of documents: fields that exist, of the right type, and none missing. */
@NullMarked
package dev.countersign.policy.schema;

import org.jspecify.annotations.NullMarked;
