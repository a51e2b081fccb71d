package dev.countersign.local.bench.load;

import dev.countersign.local.process.ChildSpec;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The generator's process, seen from outside: it stays the same for a whole benchmark, so that it is warm. */
public final class LoadProcess implements AutoCloseable {

    private final JsonMapper json = new JsonMapper();
    private final Process process;
    private final BufferedWriter out;
    private final BufferedReader in;

    private LoadProcess(Process process) {
        this.process = process;
        this.out = process.outputWriter(StandardCharsets.UTF_8);
        this.in = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts it.
     *
     * @param spec the program; its main class is {@link LoadMain}
     * @param log where its errors go
     * @return the running generator
     */
    public static LoadProcess start(ChildSpec spec, Path log) {
        try {
            return new LoadProcess(new ProcessBuilder(spec.command())
                    .redirectError(log.toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("The load generator can't be started: " + e.getMessage(), e);
        }
    }

    /**
     * The process's id.
     *
     * @return the id
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Sends a load and waits for its end.
     *
     * @param load what to send
     * @return what came of it
     */
    public synchronized LoadResult run(Load load) {
        try {
            out.write(json.writeValueAsString(load));
            out.newLine();
            out.flush();
            @Nullable String answer = in.readLine();
            if (answer == null) {
                throw new IllegalStateException("The load generator ended; its log says why");
            }
            return json.readValue(answer, LoadResult.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The load generator does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
