/** Tests of medians, ratios, verdicts and the page. */
@NullMarked
package dev.countersign.local.bench.report;

import org.jspecify.annotations.NullMarked;
