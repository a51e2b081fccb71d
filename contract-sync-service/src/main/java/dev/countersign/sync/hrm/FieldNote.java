package dev.countersign.sync.hrm;

/**
 * What is to be said about an attribute besides its change.
 *
 * @param attribute the attribute's name; for {@code not_taken} the HRM's own name of it
 * @param code {@code not_taken}: the HRM accepted the write and did not keep it; {@code kept_for_review}: contract and HRM differ and a person is
 *     to decide; {@code kept_by_decision}: a person decided that the HRM's value stays; {@code hand_edit_replaced} and {@code hand_edit_kept}:
 *     somebody had changed this system's value in the HRM; {@code manager_not_found} and {@code manager_ambiguous}: nobody or several of that
 *     name; {@code no_place}: the HRM has no place for it
 */
public record FieldNote(String attribute, String code) {

    public static final String NOT_TAKEN = "not_taken";
    public static final String KEPT_FOR_REVIEW = "kept_for_review";
    public static final String KEPT_BY_DECISION = "kept_by_decision";
    public static final String HAND_EDIT_REPLACED = "hand_edit_replaced";
    public static final String HAND_EDIT_KEPT = "hand_edit_kept";
    public static final String MANAGER_NOT_FOUND = "manager_not_found";
    public static final String MANAGER_AMBIGUOUS = "manager_ambiguous";
    public static final String NO_PLACE = "no_place";
}
