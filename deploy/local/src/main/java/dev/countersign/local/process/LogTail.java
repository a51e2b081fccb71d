package dev.countersign.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for telling why a process died. */
public final class LogTail {

    private static final int WINDOW = 64 * 1024;
    private static final int WIDEST = 400;

    private LogTail() {}

    /**
     * Reads the end of a log.
     *
     * @param log the file
     * @param lines how many lines at most
     * @return the last lines, cut at 400 characters; one line saying so when the file can't be read
     */
    public static List<String> of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - WINDOW);
            file.seek(from);
            byte[] end = new byte[(int) (file.length() - from)];
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size()).stream()
                    .map(line -> line.length() > WIDEST ? line.substring(0, WIDEST) + "…" : line)
                    .toList();
        } catch (IOException e) {
            return List.of("(the log " + log + " can't be read: " + e.getMessage() + ")");
        }
    }
}
