package dev.countersign.local.bench.ingress;

import dev.countersign.local.stack.IngressProgram;
import dev.countersign.local.stack.LocalFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ingress as the build hands it out: unpacked, with the options of its virtual machine and a cache for a quick start;
 * or its plain jar, where the build was told to make none of that.
 */
final class DeployedIngress {

    private static final String MODULE = "webhook-ingress";
    private static final List<String> PLAIN_OPTIONS = List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Path jar;
    private final Path app;

    DeployedIngress(LocalFolders folders) {
        this.jar = folders.jar(MODULE, MODULE);
        this.app = jar.resolveSibling("app");
    }

    /** The options it is deployed with, without that of its cache. */
    List<String> options() {
        Path file = app.resolve("jvm.options");
        if (!Files.exists(file)) {
            return PLAIN_OPTIONS;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /** What follows the options. */
    List<String> arguments() {
        Path unpacked = app.resolve(jar.getFileName());
        Path cache = app.resolve(IngressProgram.CACHE);
        if (!IngressProgram.isUsable(cache, jar)) {
            return List.of("-jar", (Files.exists(unpacked) ? unpacked : jar).toString());
        }
        return List.of("-XX:AOTCache=" + cache, "-jar", unpacked.toString());
    }
}
