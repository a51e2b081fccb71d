package dev.countersign.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The end of a log, for telling why a process died; structured lines are put into words. */
public final class LogTail {

    private static final int WINDOW = 256 * 1024;
    private static final int WIDEST = 300;
    private static final JsonMapper MAPPER = new JsonMapper();

    private LogTail() {}

    /**
     * Reads the end of a log.
     *
     * @param log the file
     * @param lines how many lines at most
     * @return the last lines, cut at 300 characters; one line saying so when the file can't be read
     */
    public static List<String> of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - WINDOW);
            file.seek(from);
            byte[] end = new byte[(int) (file.length() - from)];
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(LogTail::words)
                    .filter(line -> !line.isBlank())
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size()).stream()
                    .map(line -> line.length() > WIDEST ? line.substring(0, WIDEST) + "…" : line)
                    .toList();
        } catch (IOException e) {
            return List.of("(the log " + log + " can't be read: " + e.getMessage() + ")");
        }
    }

    /** A line as it stands, or the level and the message of a line in Elastic's common schema. */
    private static Stream<String> words(String line) {
        if (!line.startsWith("{")) {
            return Stream.of(line);
        }
        try {
            JsonNode entry = MAPPER.readTree(line);
            String level = entry.at("/log/level").asString("");
            String error = entry.at("/error/message").asString("");
            String message = entry.path("message").asString(line) + (error.isEmpty() ? "" : ": " + error);
            return (level + " " + message).lines();
        } catch (JacksonException e) {
            // Not JSON after all, or cut off: as it stands.
            return Stream.of(line);
        }
    }
}
