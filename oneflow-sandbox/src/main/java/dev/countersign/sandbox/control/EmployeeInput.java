package dev.countersign.sandbox.control;

import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.state.Participant;

/** Reads the employee for whom a contract is made. */
public final class EmployeeInput {

    private EmployeeInput() {}

    static Participant.Details read(Body body) {
        Body employee = body.optionalObject("employee");
        if (employee == null) {
            body.problem("employee", "This parameter is required.");
            return details("", "", "", "", "");
        }
        return details(
                employee.text("name", 255),
                employee.text("email", 255),
                employee.textOr("phone_number", 255, ""),
                employee.textOr("identification_number", 255, ""),
                employee.textOr("title", 255, ""));
    }

    public static Participant.Details details(
            String name, String email, String phoneNumber, String identificationNumber, String title) {
        return new Participant.Details(
                name, email, phoneNumber, identificationNumber, title, true, "standard_esign", "email", true);
    }
}
