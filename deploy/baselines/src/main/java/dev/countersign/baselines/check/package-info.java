/** The judgement of a call with the service's own parser, verifier and record builder, and nothing around them. */
@NullMarked
package dev.countersign.baselines.check;

import org.jspecify.annotations.NullMarked;
