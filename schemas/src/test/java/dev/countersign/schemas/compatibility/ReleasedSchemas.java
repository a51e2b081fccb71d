package dev.countersign.schemas.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The versions of every schema that readers out there may have: src/released/NAME/vN.avsc, never edited. */
final class ReleasedSchemas {

    private static final Path FOLDER = Path.of("src", "released");

    private ReleasedSchemas() {}

    static Map<String, Schema> of(String recordName) {
        try (Stream<Path> versions = Files.list(FOLDER.resolve(recordName))) {
            return versions.collect(
                    Collectors.toMap(ReleasedSchemas::version, ReleasedSchemas::parse, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException("No released version of " + recordName + " in " + FOLDER, e);
        }
    }

    private static String version(Path file) {
        return file.getFileName().toString().replace(".avsc", "");
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
    }
}
