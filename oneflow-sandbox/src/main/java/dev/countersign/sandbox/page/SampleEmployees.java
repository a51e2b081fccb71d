package dev.countersign.sandbox.page;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** People to fill the form with; all of them are made up. */
final class SampleEmployees {

    static final Map<String, Object> NOBODY = employee("", "", "", "", "", Map.of());

    static final List<Map<String, Object>> ALL = List.of(
            employee(
                    "Anna Andersson",
                    "anna.andersson@example.com",
                    "+46700000001",
                    "1003",
                    "Developer",
                    fields("Anna Andersson", "1990-04-12", "Storgatan 1, 111 22 Stockholm", "Maja Manager")),
            employee(
                    "Björn Öberg",
                    "bjorn.oberg@example.com",
                    "+46700000002",
                    "2002",
                    "Nurse",
                    fields("Björn Öberg", "1985-11-30", "Åvägen 7, 412 51 Göteborg", "Torsten Teamlead")),
            employee(
                    "Chloé D'Arcy",
                    "chloe.darcy@example.com",
                    "+46700000003",
                    "2003",
                    "Designer",
                    fields("Chloé D'Arcy", "1999-02-28", "Lilla torg 3, 211 34 Malmö", "Maja Manager")));

    private SampleEmployees() {}

    /** The one whose position the page's link carries, or nobody. */
    static Map<String, Object> at(String position) {
        return IntStream.range(0, ALL.size())
                .filter(i -> Integer.toString(i).equals(position))
                .mapToObj(ALL::get)
                .findFirst()
                .orElse(NOBODY);
    }

    private static Map<String, Object> employee(
            String name, String email, String phone, String number, String title, Map<String, String> fields) {
        return Map.of(
                "name", name,
                "email", email,
                "phone_number", phone,
                "identification_number", number,
                "title", title,
                "fields", fields);
    }

    private static Map<String, String> fields(String name, String birthdate, String address, String manager) {
        return Map.of(
                "demo_employee_name", name,
                "demo_employee_birthdate", birthdate,
                "demo_employee_address", address,
                "demo_manager_name", manager);
    }
}
