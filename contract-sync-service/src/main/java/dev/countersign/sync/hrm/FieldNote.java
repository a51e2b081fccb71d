package dev.countersign.sync.hrm;

/**
 * Why an attribute was not written although the contract has a value for it.
 *
 * @param attribute the attribute's name; for {@code not_taken} the HRM's own name of it
 * @param code {@code not_taken}: the HRM accepted the write and did not keep it; {@code kept_for_review}: contract and HRM differ and a person is
 *     to decide; {@code manager_not_found} and {@code manager_ambiguous}: nobody or several of that name
 */
public record FieldNote(String attribute, String code) {

    public static final String NOT_TAKEN = "not_taken";
    public static final String KEPT_FOR_REVIEW = "kept_for_review";
    public static final String MANAGER_NOT_FOUND = "manager_not_found";
    public static final String MANAGER_AMBIGUOUS = "manager_ambiguous";
}
