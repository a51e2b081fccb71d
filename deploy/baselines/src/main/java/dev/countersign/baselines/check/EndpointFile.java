package dev.countersign.baselines.check;

import dev.countersign.ingress.endpoint.Endpoint;
import dev.countersign.ingress.verification.VerifyingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The endpoints of a benchmark, one a line: id, account, sign key, with a comma between them. */
public final class EndpointFile {

    private EndpointFile() {}

    /**
     * Reads the file.
     *
     * @param file where it is
     * @return the endpoints by their ids
     */
    public static Map<String, Endpoint> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(EndpointFile::endpoint)
                    .collect(Collectors.toUnmodifiableMap(Endpoint::endpointId, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException("The endpoints can't be read from " + file, e);
        }
    }

    private static Endpoint endpoint(String line) {
        List<String> parts = List.of(line.split(",", 3));
        return new Endpoint(
                parts.get(0),
                Long.parseLong(parts.get(1)),
                List.of(new VerifyingKey("bench", parts.get(2), Instant.EPOCH, null)));
    }
}
