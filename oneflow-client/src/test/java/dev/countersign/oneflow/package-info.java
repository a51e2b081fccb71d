/** The client against a server that answers as Oneflow documents, and as it shouldn't. */
@NullMarked
package dev.countersign.oneflow;

import org.jspecify.annotations.NullMarked;
