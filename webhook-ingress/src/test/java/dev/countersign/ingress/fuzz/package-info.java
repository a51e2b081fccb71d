/** Fuzzing: a corpus, mutations of it, and the targets that a coverage-guided fuzzer drives, too. */
@NullMarked
package dev.countersign.ingress.fuzz;

import org.jspecify.annotations.NullMarked;
