package dev.countersign.sync.hrm.scim;

import dev.countersign.sync.HttpJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** A real Keycloak with its SCIM API, as a process of its own; what it holds outlives a stop. */
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "countersign";
    static final String SECRET = "keycloak-test-secret";

    private static final Duration BUILD_TIME = Duration.ofMinutes(4);
    private static final Duration START_TIME = Duration.ofMinutes(3);

    private final Path home;
    private final int port = freePort();
    private final int managementPort = freePort();
    private Process process;

    Keycloak(Path home) {
        this.home = home;
        build();
        forget();
        importRealm();
        process = started();
    }

    /** Starts it again. */
    void start() {
        process = started();
    }

    private Process started() {
        Process started = run(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--import-realm");
        awaitReady(started);
        return started;
    }

    URI scimUri() {
        return URI.create(realm() + "/scim/v2");
    }

    URI tokenUri() {
        return URI.create(realm() + "/protocol/openid-connect/token");
    }

    @Override
    public void close() {
        stop();
    }

    void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                int _ = process.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What an earlier run left belongs to another port. */
    private void forget() {
        try {
            boolean _ = FileSystemUtils.deleteRecursively(home.resolve("data").resolve("h2"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void build() {
        Path built = home.resolve("built-with-a-file.txt");
        if (Files.exists(built)) {
            return;
        }
        Process build = run("build", "--db=dev-file", "--features=scim-api", "--health-enabled=true", "--cache=local");
        try {
            if (!build.waitFor(BUILD_TIME.toSeconds(), TimeUnit.SECONDS) || build.exitValue() != 0) {
                build.destroyForcibly();
                throw new IllegalStateException("Keycloak's build failed: see " + log());
            }
            Files.writeString(built, "built");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void importRealm() {
        try (InputStream in = Objects.requireNonNull(Keycloak.class.getResourceAsStream("/keycloak/hrm-realm.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@SCIM_BASE@", scimUri().toString());
            Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
            Files.writeString(imports.resolve("hrm-realm.json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("bin/kc.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        builder.environment().put("JAVA_OPTS_APPEND", "-Xmx512m -XX:TieredStopAtLevel=1");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Process started) {
        HttpJson http = new HttpJson();
        Awaitility.await("Keycloak, see " + log())
                .atMost(START_TIME)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> started.isAlive()
                        && http.send("GET", "http://127.0.0.1:" + managementPort + "/health/ready", null)
                                        .status()
                                == 200);
    }

    private Path log() {
        return home.resolve("test.log");
    }

    private String realm() {
        return "http://127.0.0.1:" + port + "/realms/hrm";
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
