package dev.countersign.local.stack;

import dev.countersign.local.process.PidFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param repository the root of the work tree, with the modules' jars
 * @param home what a run writes: data, logs, secrets, pids
 */
public record LocalFolders(Path repository, Path home) {

    /**
     * Logs, one a process.
     *
     * @return the folder
     */
    public Path logs() {
        return home.resolve("logs");
    }

    /**
     * The pid files.
     *
     * @return the pid files
     */
    public PidFiles pidFiles() {
        return new PidFiles(home.resolve("run"));
    }

    /**
     * What the parts keep on disk.
     *
     * @return the folder
     */
    public Path data() {
        return home.resolve("data");
    }

    /**
     * The secrets of a run.
     *
     * @return the folder
     */
    public Path secrets() {
        return home.resolve("secrets");
    }

    /**
     * The libraries that this module and the broker run from.
     *
     * @return the folder
     */
    public Path libraries() {
        return repository.resolve("deploy/local/target/lib");
    }

    Path registryProgram() {
        return repository.resolve("deploy/local/target/registry/quarkus-run.jar");
    }

    /**
     * The jar of a module.
     *
     * @param folder the module, seen from the root of the repository
     * @param artifact its artifact id
     * @return the jar; nobody has looked whether it is there
     */
    public Path jar(String folder, String artifact) {
        return repository.resolve(folder).resolve("target").resolve(artifact + "-0.1.0-SNAPSHOT.jar");
    }

    /** Empties what the last run left: its stand-ins forgot everything, so records of them would only mislead. */
    public void startAfresh() {
        for (Path folder : List.of(data(), logs(), secrets())) {
            delete(folder);
        }
        try {
            Files.createDirectories(data());
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new UncheckedIOException("The folders of the local stack can't be made in " + home, e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What the last run left in " + folder + " can't be removed", e);
        }
    }
}
