package dev.countersign.setup.syncservice;

import dev.countersign.setup.syncservice.ConnectionTest.Reason;
import dev.countersign.setup.syncservice.ConnectionTest.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sync service's answer. Names that this version does not know are no reason to fail: the two services are not updated at the same moment.
 *
 * @param outcome {@code works}, {@code unreachable} or {@code refused}
 */
record TestAnswer(
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable List<String> warnings) {
    TestAnswer {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    ConnectionTest toResult() {
        String text = Objects.requireNonNullElse(detail, "");
        return switch (Objects.requireNonNullElse(outcome, "")) {
            case "works" -> new ConnectionTest.Works(text, known());
            case "unreachable" -> new ConnectionTest.Unreachable(knownReason(), text);
            case "refused" -> new ConnectionTest.Refused(knownReason(), text);
            default ->
                new ConnectionTest.NotAvailable("The sync service answers something that this version does not know");
        };
    }

    private List<Warning> known() {
        return Arrays.stream(Warning.values())
                .filter(warning -> Objects.requireNonNull(warnings).contains(warning.name()))
                .toList();
    }

    private Reason knownReason() {
        return Arrays.stream(Reason.values())
                .filter(each -> each.name().equals(reason))
                .findFirst()
                .orElse(Reason.OTHER);
    }
}
