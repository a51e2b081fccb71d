package dev.countersign.local.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where and of what something was measured.
 *
 * @param date in UTC, to the second
 * @param commit the git commit; ends with {@code +changes} when files differed from it
 * @param cpu the processor's name and how many there are
 * @param memory of the machine
 * @param kernel of the operating system
 * @param jdk version and vendor
 * @param libraries versions of the libraries that matter
 * @param options of the virtual machine, by process
 */
public record Environment(
        String date,
        String commit,
        String cpu,
        String memory,
        String kernel,
        String jdk,
        Map<String, String> libraries,
        Map<String, List<String>> options) {

    public Environment {
        libraries = Map.copyOf(libraries);
        options = Map.copyOf(options);
    }

    /**
     * Looks around.
     *
     * @param repository the work tree
     * @param libraries folders with the libraries of what is measured
     * @param options of the virtual machine, by process
     * @param clock tells the date
     * @return what was seen
     */
    public static Environment of(
            Path repository, List<Path> libraries, Map<String, List<String>> options, Clock clock) {
        return new Environment(
                clock.instant().toString().replaceAll("\\.\\d+", ""),
                commit(repository),
                Runtime.getRuntime().availableProcessors() + " × " + line(Path.of("/proc/cpuinfo"), "model name"),
                line(Path.of("/proc/meminfo"), "MemTotal"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + ", "
                        + System.getProperty("java.vendor"),
                versions(libraries),
                options);
    }

    private static String commit(Path repository) {
        String commit = git(repository, "rev-parse", "--short=12", "HEAD");
        return commit + (git(repository, "status", "--porcelain", "-uno").isEmpty() ? "" : "+changes");
    }

    private static String git(Path repository, String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments))
                            .toList())
                    .directory(repository.toFile())
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            // Measured outside a work tree, or without git: the report says so.
            return "unknown";
        }
    }

    private static String line(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            // Not Linux.
            return "unknown";
        }
    }

    /** From the names of the jars. */
    private static Map<String, String> versions(List<Path> folders) {
        List<String> names = List.of(
                "spring-boot",
                "reactor-netty-http",
                "netty-codec-http",
                "kafka-clients",
                "kafka_2.13",
                "spring-kafka",
                "spring-cloud-stream",
                "tomcat-embed-core",
                "avro",
                "micrometer-core");
        Map<String, String> versions = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (String file :
                        files.map(path -> path.getFileName().toString()).toList()) {
                    names.stream()
                            .filter(name -> file.matches(name.replace(".", "\\.") + "-\\d.*\\.jar"))
                            .forEach(name -> versions.put(
                                    name, file.substring(name.length() + 1, file.length() - ".jar".length())));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The libraries in " + folder + " can't be listed", e);
            }
        }
        return versions;
    }
}
