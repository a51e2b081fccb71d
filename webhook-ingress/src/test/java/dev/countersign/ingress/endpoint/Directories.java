package dev.countersign.ingress.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Directories for tests elsewhere. */
public final class Directories {

    private Directories() {}

    public static EndpointDirectory loading() {
        return new EndpointDirectory(1);
    }

    public static EndpointDirectory loaded(String... endpointIds) {
        EndpointDirectory directory = loading();
        directory.load(
                Arrays.stream(endpointIds)
                        .collect(Collectors.toMap(Function.identity(), id -> new Endpoint(id, 1, List.of()))),
                Set.of());
        return directory;
    }
}
