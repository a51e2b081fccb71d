package dev.countersign.local.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * Whether a target is met.
 *
 * @param target what it says
 * @param limit its number
 * @param found what was found; the median where several times
 * @param detail how much it spread, or what else belongs to it
 * @param passed whether it is met
 */
public record Verdict(String target, String limit, String found, String detail, boolean passed) {

    static Verdict atMost(String target, double limit, String unit, List<Double> values) {
        Spread spread = Spread.of(values);
        return new Verdict(
                target,
                "≤ " + number(limit) + unit,
                number(spread.median()) + unit,
                span(spread, unit),
                spread.median() <= limit);
    }

    static Verdict atLeast(String target, double limit, String unit, List<Double> values) {
        Spread spread = Spread.of(values);
        return new Verdict(
                target,
                "≥ " + number(limit) + unit,
                number(spread.median()) + unit,
                span(spread, unit),
                spread.median() >= limit);
    }

    private static String span(Spread spread, String unit) {
        return spread.count() == 1
                ? "one measurement"
                : number(spread.min()) + " to " + number(spread.max()) + unit + " in " + spread.count();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.2f", value);
    }

    /**
     * Itself in a line.
     *
     * @return for a person
     */
    public String line() {
        return (passed ? "PASS  " : "FAIL  ") + target + ": " + found + " (" + limit + "; " + detail + ")";
    }

    /** Its row in a table of Markdown. */
    String row() {
        return "| " + target + " | " + limit + " | **" + found + "** | " + detail + " | "
                + (passed ? "PASS" : "**FAIL**") + " |";
    }
}
