package dev.countersign.sync.hrm;

/**
 * What a person decided about a difference. Personal data, hence not in {@link #toString()}.
 *
 * @param accepted whether the contract's value is to be written; otherwise the HRM's stays
 * @param proposed the contract's value that was decided about; the answer is none to another one
 */
public record ReviewAnswer(boolean accepted, String proposed) {
    @Override
    public String toString() {
        return "ReviewAnswer[accepted=" + accepted + "]";
    }
}
