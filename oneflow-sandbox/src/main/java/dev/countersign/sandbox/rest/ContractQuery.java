package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.state.Contract;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documented {@code filter[...]} and {@code sort} of the contract list. All filters must fit; times are ranges {@code from|to} with either side
 * optional. There is no filter by template or template type, and none by the time of the last update.
 */
final class ContractQuery {

    private static final Map<String, Function<Contract, ? extends @Nullable Comparable<?>>> SORTABLE = Map.of(
            "name", Contract::name,
            "state", contract -> contract.state().key(),
            "state_updated_time", Contract::stateUpdatedTime,
            "published_time", Contract::publishedTime);

    private ContractQuery() {}

    /**
     * @throws ApiProblem 400 for a filter or a sort attribute that is not known
     */
    static List<Contract> select(Call call, Stream<Contract> contracts) {
        Predicate<Contract> wanted = contract -> true;
        for (Map.Entry<String, String> parameter : call.query().entrySet()) {
            if (parameter.getKey().startsWith("filter[")) {
                wanted = wanted.and(filter(parameter.getKey(), parameter.getValue()));
            }
        }
        return ListOrder.sorted(call, contracts.filter(wanted).toList(), SORTABLE);
    }

    private static Predicate<Contract> filter(String parameter, String value) {
        return switch (parameter) {
            case "filter[states]" -> {
                Set<String> states = Set.copyOf(List.of(value.split(",", -1)));
                yield contract -> states.contains(contract.state().key());
            }
            case "filter[name]" -> contract -> contract.name().equals(value);
            case "filter[query]" -> {
                String query = value.toLowerCase(Locale.ROOT);
                yield contract -> contract.name().toLowerCase(Locale.ROOT).contains(query);
            }
            case "filter[published_time]" -> inRange(parameter, value, Contract::publishedTime);
            case "filter[state_updated_time]" -> inRange(parameter, value, Contract::stateUpdatedTime);
            default -> throw ApiProblem.invalid(parameter, "This filter is not supported for contracts.");
        };
    }

    private static Predicate<Contract> inRange(
            String parameter, String range, Function<Contract, @Nullable Instant> time) {
        int bar = range.indexOf('|');
        if (bar < 0) {
            throw ApiProblem.invalid(parameter, "This parameter must be a range <from>|<to>.");
        }
        Instant from = instant(parameter, range.substring(0, bar));
        Instant to = instant(parameter, range.substring(bar + 1));
        return contract -> {
            Instant value = time.apply(contract);
            return value != null && (from == null || !value.isBefore(from)) && (to == null || !value.isAfter(to));
        };
    }

    private static @Nullable Instant instant(String parameter, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw ApiProblem.invalid(
                    parameter, "The times must be like 2021-07-19T11:32:40+00:00, with + sent as %2B.");
        }
    }
}
