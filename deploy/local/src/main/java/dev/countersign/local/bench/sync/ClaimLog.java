package dev.countersign.local.bench.sync;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the service's claims took, from the log of PostgreSQL: planning and execution of each. */
final class ClaimLog {

    private static final Pattern LINE =
            Pattern.compile("duration: ([\\d.]+) ms {2}(parse|bind|execute) [^:]*: */\\* claim \\*/.*");

    private final Path file;
    private long position;

    ClaimLog(Path file) {
        this.file = file;
        skip();
    }

    /** Forgets what is in it so far. */
    void skip() {
        try {
            position = Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /** Milliseconds of each claim since the last time. */
    List<Double> claims() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (log.length() - position)];
            log.seek(position);
            log.readFully(bytes);
            position += bytes.length;
            return claims(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    static List<Double> claims(String log) {
        List<Double> claims = new ArrayList<>();
        double open = 0;
        for (String line : (Iterable<String>) log.lines()::iterator) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.find()) {
                open += Double.parseDouble(matcher.group(1));
                if (matcher.group(2).equals("execute")) {
                    claims.add(open);
                    open = 0;
                }
            }
        }
        return claims;
    }
}
