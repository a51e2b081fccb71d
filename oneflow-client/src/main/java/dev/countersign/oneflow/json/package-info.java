/** Oneflow's JSON as it travels, and its translation to and from the model. Public for the JSON compiler's sake only; not for services. */
@NullMarked
package dev.countersign.oneflow.json;

import org.jspecify.annotations.NullMarked;
