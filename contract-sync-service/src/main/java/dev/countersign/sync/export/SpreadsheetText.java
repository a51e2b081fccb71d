package dev.countersign.sync.export;

/**
 * Texts that spreadsheets show and do not run. A cell that begins like a formula gets an apostrophe before it, as OWASP advises ("CSV injection");
 * quotes alone do not help.
 */
final class SpreadsheetText {

    /** With the full-width forms, which some programs take for the same, and what is skipped before a formula. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private SpreadsheetText() {}

    static String of(String text) {
        return text.isEmpty() || BEGINS_A_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
