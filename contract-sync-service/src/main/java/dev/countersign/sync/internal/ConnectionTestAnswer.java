package dev.countersign.sync.internal;

import dev.countersign.sync.hrm.ConnectionCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an HRM answered.
 *
 * @param outcome {@code works}, {@code unreachable} or {@code refused}
 * @param reason a name of {@link dev.countersign.sync.hrm.Trouble}; null when it works
 * @param detail for people; no secret
 * @param warnings names of {@link ConnectionCheck.Warning}
 */
record ConnectionTestAnswer(String outcome, @Nullable String reason, String detail, List<String> warnings) {
    ConnectionTestAnswer {
        warnings = List.copyOf(warnings);
    }

    static ConnectionTestAnswer of(ConnectionCheck check) {
        return switch (check) {
            case ConnectionCheck.Works(var detail, var warnings) ->
                new ConnectionTestAnswer(
                        "works",
                        null,
                        detail,
                        warnings.stream().map(Enum::name).sorted().toList());
            case ConnectionCheck.Fails(var trouble, var detail) ->
                new ConnectionTestAnswer(
                        trouble.isUnreachable() ? "unreachable" : "refused", trouble.name(), detail, List.of());
        };
    }
}
