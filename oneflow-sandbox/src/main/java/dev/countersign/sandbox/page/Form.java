package dev.countersign.sandbox.page;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Call;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what a browser sent, within bounds. */
record Form(Map<String, String> values) {

    static Form of(Call call) {
        return new Form(call.form());
    }

    static Form ofQuery(Call call) {
        return new Form(call.query());
    }

    Stream<String> names() {
        return values.keySet().stream();
    }

    /** The value, empty when it is absent. */
    String text(String name, int longest) {
        String value = values.getOrDefault(name, "").strip();
        if (value.length() > longest) {
            throw ApiProblem.invalid(name, "This must not be longer than " + longest + " characters.");
        }
        return value;
    }

    String required(String name, int longest) {
        String value = text(name, longest);
        if (value.isEmpty()) {
            throw ApiProblem.invalid(name, "This must be filled in.");
        }
        return value;
    }

    long id(String name) {
        try {
            return Long.parseLong(required(name, 20));
        } catch (NumberFormatException e) {
            throw ApiProblem.invalid(name, "This must be a whole number.");
        }
    }

    boolean checked(String name) {
        return values.getOrDefault(name, "").equals("true");
    }

    double number(String name) {
        try {
            return Double.parseDouble(required(name, 30));
        } catch (NumberFormatException e) {
            throw ApiProblem.invalid(name, "This must be a number.");
        }
    }
}
