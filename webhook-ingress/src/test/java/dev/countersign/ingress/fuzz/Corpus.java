package dev.countersign.ingress.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The committed inputs below {@code src/test/resources/fuzz}. */
public final class Corpus {

    /** Bodies of webhooks. */
    public static final String BODIES = "body";

    /** Whole HTTP requests; what they are answered is in {@code http-expected.csv}. */
    public static final String REQUESTS = "http";

    private Corpus() {}

    /** All inputs of a kind, in the order of their names. */
    public static List<byte[]> all(String kind) {
        try (Stream<Path> files = Files.list(directory(kind))) {
            return files.sorted().map(Corpus::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One input. */
    public static byte[] read(String kind, String file) {
        return read(directory(kind).resolve(file));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory(String kind) {
        URL url = Corpus.class.getResource("/fuzz/" + kind);
        if (url == null) {
            throw new IllegalStateException("There is no corpus of " + kind);
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
