package dev.countersign.sync.hrm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The employees of one customer's HRM, as an adapter offers them. Calls block; failures are {@link HrmException}s. */
public interface HrmDirectory {

    /**
     * The employee of this key.
     *
     * @throws HrmException.Rejected if several employees fit
     */
    Optional<EmployeeMatch> find(EmployeeKey key);

    /** The employee with this id, read afresh. */
    Optional<EmployeeRecord> read(String employeeId);

    /**
     * Makes an employee.
     *
     * @return the HRM's id
     * @throws HrmException.Conflict if the unique name is taken
     */
    String create(EmployeeKey key, Map<String, String> attributes);

    /**
     * Sets attributes, and leaves the others.
     *
     * @param changes an empty text clears the attribute
     * @throws HrmException.Conflict if the record has changed since it was read, where the HRM can tell
     */
    void update(EmployeeRecord seen, Map<String, String> changes);

    /** Ids of the employees with this full name or e-mail address; at most a few. */
    List<String> people(String nameOrEmail);
}
