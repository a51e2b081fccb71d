package dev.countersign.local.stack;

import java.util.List;
import java.util.Map;

/**
 * A contract sync service that is to be measured.
 *
 * @param options of its virtual machine, instead of those for a quick start
 * @param environment variables on top of those of the stack
 */
public record MeasuredSync(List<String> options, Map<String, String> environment) {

    public MeasuredSync {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }
}
