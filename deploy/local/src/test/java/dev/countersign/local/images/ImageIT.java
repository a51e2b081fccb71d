package dev.countersign.local.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smallest image is built and run: what it stands on is the same in all of them. The others: docs/benchmarks/images.md. */
final class ImageIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path TARGET = ROOT.resolve("deploy/images/target");
    private static final String IMAGE = "countersign/schemas-tool:0.1.0-SNAPSHOT";
    private static final long MINUTES = 5;

    @Test
    void an_image_that_is_built_again_is_the_same_runs_as_nobody_on_a_read_only_root_and_says_what_is_in_it(
            @TempDir Path store) throws IOException, InterruptedException {
        // Given
        require(
                System.getProperty("os.name").equals("Linux"),
                "images are built on Linux, this is " + System.getProperty("os.name"));
        String first = build();
        Files.delete(TARGET.resolve("layers/java.made"));

        // When
        String again = build();

        // Then
        assertThat(again).startsWith("sha256:").isEqualTo(first);
        require(works("podman", "version"), "podman is missing, so the image was built and not run");
        succeed(podman(
                store, "load", "-q", "-i", TARGET.resolve("schemas-tool.tar").toString()));
        assertThat(succeed(podman(
                        store,
                        "run",
                        "--name=tool",
                        "--network=host",
                        "--read-only",
                        "--tmpfs=/tmp:rw,size=64m",
                        "--user=65532:65532",
                        "--cap-drop=all",
                        "--security-opt=no-new-privileges",
                        "--memory=256m",
                        "--ulimit=nofile=1024:1024",
                        "--ulimit=nproc=1024:1024",
                        IMAGE,
                        "acls")))
                .contains("kafka-acls.sh");
        assertThat(succeed(podman(store, "image", "inspect", "--format={{json .Labels}}", IMAGE)))
                .contains(
                        "\"org.opencontainers.image.title\":\"Countersign schemas tool\"",
                        "\"org.opencontainers.image.version\":\"0.1.0-SNAPSHOT\"",
                        "\"dev.countersign.sbom\":\"/app/sbom\"");
        assertThat(parts(store, "runtime")).contains("CycloneDX", System.getProperty("java.runtime.version"));
        // A build may leave the libraries' list out, as ./countersign demo does to be quick.
        if (Files.exists(ROOT.resolve("schemas/target/classes/META-INF/sbom/application.cdx.json"))) {
            assertThat(parts(store, "application")).contains("CycloneDX", "pkg:maven/org.apache.kafka/kafka-clients@");
        }
    }

    private static String parts(Path store, String of) throws IOException, InterruptedException {
        Path copy = store.resolve(of + ".cdx.json");
        succeed(podman(store, "cp", "tool:/app/sbom/" + of + ".cdx.json", copy.toString()));
        return Files.readString(copy);
    }

    private static String build() throws IOException, InterruptedException {
        succeed(List.of(ROOT.resolve("deploy/images/build.sh").toString(), "--only", "schemas-tool", "--no-cache"));
        return Files.readString(TARGET.resolve("schemas-tool.digest"));
    }

    /** As root in a container itself, where neither overlays nor systemd are to be had. */
    private static List<String> podman(Path store, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "podman",
                "--storage-driver=vfs",
                "--root=" + store.resolve("images"),
                "--runroot=" + store.resolve("run"),
                "--runtime=runc",
                "--cgroup-manager=cgroupfs"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void require(boolean there, String otherwise) {
        if (!there) {
            System.out.println("SKIPPED: images. " + otherwise);
        }
        assumeTrue(there, otherwise);
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static String succeed(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("image", ".log");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ends in time", command)
                    .isTrue();
            String said = Files.readString(output);
            assertThat(process.exitValue()).as("%s said: %s", command, said).isZero();
            return said;
        } finally {
            Files.delete(output);
        }
    }
}
