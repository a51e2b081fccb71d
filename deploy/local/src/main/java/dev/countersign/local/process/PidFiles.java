package dev.countersign.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who was started, on disk, so that what a crashed launcher left behind can be ended. Beside the pid stands the time at
 * which the process started: a pid that has been given to somebody else since is left alone.
 */
public final class PidFiles {

    private static final String SUFFIX = ".pid";

    private final Path folder;

    /**
     * Keeps the files in a folder, which is made when needed.
     *
     * @param folder the folder
     */
    public PidFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * A process that was started and still runs.
     *
     * @param name its name
     * @param handle the process
     */
    public record Running(String name, ProcessHandle handle) {}

    /**
     * Notes a process.
     *
     * @param name its name; an older note of the same name is replaced
     * @param handle the process
     */
    public void write(String name, ProcessHandle handle) {
        Optional<Instant> started = handle.info().startInstant();
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    file(name),
                    handle.pid() + " " + started.map(Instant::toEpochMilli).orElse(0L) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The pid of " + name + " can't be noted in " + folder, e);
        }
    }

    /**
     * Forgets a process.
     *
     * @param name its name
     */
    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The pid file of " + name + " can't be removed from " + folder, e);
        }
    }

    /**
     * Finds a process that was noted.
     *
     * @param name its name
     * @return the process when it runs and is the one that was noted
     */
    public Optional<ProcessHandle> find(String name) {
        try {
            String[] noted = Files.readString(file(name)).strip().split(" ", -1);
            long started = Long.parseLong(noted[1]);
            return ProcessHandle.of(Long.parseLong(noted[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> handle.info()
                                    .startInstant()
                                    .map(Instant::toEpochMilli)
                                    .orElse(-1L)
                            == started);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The pid file of " + name + " can't be read", e);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /**
     * Everything that was noted and still runs. Notes of what has ended are removed.
     *
     * @return the running processes
     */
    public List<Running> running() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .flatMap(name -> running(name).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The pid files in " + folder + " can't be listed", e);
        }
    }

    private Optional<Running> running(String name) {
        Optional<ProcessHandle> found = find(name);
        if (found.isEmpty()) {
            remove(name);
        }
        return found.map(handle -> new Running(name, handle));
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
