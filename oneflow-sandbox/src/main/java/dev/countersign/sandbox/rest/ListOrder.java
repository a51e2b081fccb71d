package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The documented {@code sort} parameter: a comma-separated list of attributes, a hyphen in front of one reverses it, missing values come last. */
final class ListOrder {

    private ListOrder() {}

    static <T> List<T> byName(Call call, List<T> all, Function<T, String> name) {
        return sorted(call, all, Map.of("name", name));
    }

    /**
     * @param attributes the attributes that may be sorted by
     * @throws ApiProblem 400 for any other attribute
     */
    static <T> List<T> sorted(
            Call call, List<T> all, Map<String, Function<T, ? extends @Nullable Comparable<?>>> attributes) {
        String sort = call.queryParameter("sort").orElse("");
        if (sort.isEmpty()) {
            return all;
        }
        Comparator<T> order = Comparator.comparingInt(any -> 0);
        for (String attribute : sort.split(",", -1)) {
            boolean reversed = attribute.startsWith("-");
            Function<T, ? extends @Nullable Comparable<?>> value =
                    attributes.get(reversed ? attribute.substring(1) : attribute);
            if (value == null) {
                throw ApiProblem.invalid(
                        "sort",
                        "Lists like this can be sorted by " + attributes.keySet() + ", not by " + attribute + ".");
            }
            order = order.thenComparing(value, ListOrder.nullsLast(reversed));
        }
        return all.stream().sorted(order).toList();
    }

    @SuppressWarnings("unchecked")
    private static Comparator<@Nullable Comparable<?>> nullsLast(boolean reversed) {
        Comparator<Comparable<Object>> natural = Comparator.naturalOrder();
        Comparator<Comparable<Object>> order = reversed ? natural.reversed() : natural;
        return (left, right) ->
                Comparator.nullsLast(order).compare((Comparable<Object>) left, (Comparable<Object>) right);
    }
}
