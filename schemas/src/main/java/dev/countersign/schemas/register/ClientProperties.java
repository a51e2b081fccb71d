package dev.countersign.schemas.register;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Properties of clients from files, so that no secret is on a command line or in an environment. */
final class ClientProperties {

    private ClientProperties() {}

    /**
     * Reads them; what is read later replaces what was read before.
     *
     * @param sources property files, and folders in which each file is a property: its name the name, its content the
     *     value, as a mounted secret has them
     * @throws RegistrationFailedException if one can't be read; the message tells which, and no value
     */
    static Map<String, Object> read(List<Path> sources) {
        Map<String, Object> properties = new HashMap<>();
        for (Path source : sources) {
            try {
                properties.putAll(Files.isDirectory(source) ? folder(source) : file(source));
            } catch (IOException | IllegalArgumentException e) {
                throw new RegistrationFailedException(
                        "The client properties can't be read from " + source + " ("
                                + e.getClass().getSimpleName() + ")",
                        e);
            }
        }
        return properties;
    }

    private static Map<String, Object> file(Path file) throws IOException {
        var read = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(reader);
        }
        Map<String, Object> properties = new HashMap<>();
        read.forEach((name, value) -> properties.put(name.toString(), value));
        return properties;
    }

    private static Map<String, Object> folder(Path folder) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            // Mounted secrets have hidden folders, which hold the files that these are links to.
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    properties.put(name, Files.readString(file).stripTrailing());
                }
            }
        }
        return properties;
    }
}
