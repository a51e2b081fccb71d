/** What a benchmark found: raw results, medians and ratios, verdicts, and the page that shows them. */
@NullMarked
package dev.countersign.local.bench.report;

import org.jspecify.annotations.NullMarked;
