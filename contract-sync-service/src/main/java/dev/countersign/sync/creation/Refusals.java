package dev.countersign.sync.creation;

import dev.countersign.oneflow.ApiError;
import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.sync.account.UserAccess;
import dev.countersign.sync.breaker.OneflowCalls;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Oneflow's failures mean for a request. */
final class Refusals {

    private static final int SHORTEST_HIDDEN = 3;
    private static final int LONGEST_MESSAGE = 300;
    private static final int MOST_PROBLEMS = 20;

    private Refusals() {}

    /** Failures that say nothing about the request itself; empty for those that do. */
    static Optional<StepResult> passing(OneflowFailure failure, UserAccess access) {
        String reason = failure.describe();
        return switch (failure) {
            case OneflowFailure.Unauthorised _ ->
                Optional.of(new StepResult.Suspended("oneflow_unauthorised", reason, access.credentialsVersion()));
            case OneflowFailure.RateLimited limited ->
                Optional.of(new StepResult.Later("oneflow_rate_limited", reason, limited.retryAfter()));
            case OneflowFailure.Temporary _ ->
                Optional.of(
                        new StepResult.Failed("oneflow_unavailable", reason, null, OneflowCalls.isTrouble(failure)));
            case OneflowFailure.NotFound _, OneflowFailure.Permanent _ -> Optional.empty();
        };
    }

    /** Failures of reads whose objects must be there: whatever does not pass waits for a person. */
    static StepResult ofRead(OneflowFailure failure, UserAccess access) {
        return passing(failure, access).orElseGet(() -> new StepResult.Parked("oneflow_refused", failure.describe()));
    }

    /** Why Oneflow refused a request, in its own words, without what is personal in it. */
    static String explained(OneflowFailure failure, RequestedContract contract) {
        ApiError error = failure.error();
        String words = error == null || error.parameterProblems().isEmpty() ? "" : problems(error, contract);
        return words.isEmpty() ? failure.describe() : failure.describe() + "; " + words;
    }

    private static String problems(ApiError error, RequestedContract contract) {
        Map<String, String> named = new TreeMap<>();
        error.parameterProblems().forEach((parameter, messages) -> named.put(parameter, String.join(" ", messages)));
        return named.entrySet().stream()
                .limit(MOST_PROBLEMS)
                .map(entry -> hidden(entry.getKey() + ": " + entry.getValue(), contract))
                .map(text -> text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…")
                .collect(Collectors.joining("; "));
    }

    /** Oneflow may repeat the value that it dislikes. */
    private static String hidden(String text, RequestedContract contract) {
        RequestedContract.Person person = contract.participant();
        String hidden = text;
        for (String value : Stream.concat(
                        Stream.of(
                                person.name(),
                                person.email(),
                                orEmpty(person.phoneNumber()),
                                orEmpty(person.identificationNumber()),
                                orEmpty(person.title()),
                                contract.name(),
                                orEmpty(contract.subject()),
                                orEmpty(contract.message())),
                        contract.dataFields().values().stream())
                // The longest first: a name may be a part of an address.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            if (value.length() >= SHORTEST_HIDDEN) {
                hidden = Pattern.compile(value, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(hidden)
                        .replaceAll("…");
            }
        }
        return hidden;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
