package dev.countersign.local.story;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody who is about to be employed, as the contract's data fields tell it.
 *
 * @param name full name
 * @param email where the contract is sent
 * @param birthDate ISO date
 * @param address home address
 * @param manager the manager's full name
 */
public record DemoEmployee(String name, String email, String birthDate, String address, String manager) {

    /**
     * The contract's data fields.
     *
     * @return values by custom id
     */
    public Map<String, String> dataFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("demo_employee_name", name);
        fields.put("demo_employee_birthdate", birthDate);
        fields.put("demo_employee_address", address);
        fields.put("demo_manager_name", manager);
        return fields;
    }

    /**
     * The same living elsewhere.
     *
     * @param other the new address
     * @return the changed copy
     */
    public DemoEmployee movedTo(String other) {
        return new DemoEmployee(name, email, birthDate, other, manager);
    }
}
