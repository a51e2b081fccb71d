package dev.countersign.policy.schema;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.tool.Folders;
import dev.countersign.policy.tool.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Node.js with kubernetes-models, kept running: loading the schemas takes longer than a hundred documents. */
final class SchemaProcess {

    private static final Path FOLDER = Folders.TARGET.resolve("node");
    private static final String LOCK = "package-lock.json";
    private static final List<String> SOURCES = List.of("package.json", LOCK, "validate.mjs");
    private static final Pattern NO_NETWORK = Pattern.compile(
            "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network");
    private static final Gson GSON = new Gson();

    private static @Nullable String unavailable;
    private static @Nullable SchemaProcess running;

    private final Writer questions;
    private final BufferedReader answers;

    private SchemaProcess(Process process) {
        this.questions = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** Why it can't be had on this machine, if so. */
    static synchronized Optional<String> unavailable() {
        if (running == null && unavailable == null) {
            unavailable = install();
            if (unavailable == null) {
                running = start();
            }
        }
        return Optional.ofNullable(unavailable);
    }

    static synchronized SchemaProcess get() {
        unavailable().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        if (running == null) {
            throw new IllegalStateException("Node.js is not running");
        }
        return running;
    }

    synchronized List<Finding> check(List<Manifest> manifests) {
        JsonArray documents = new JsonArray();
        manifests.forEach(manifest -> documents.add(manifest.json()));
        try {
            questions.write(documents + "\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("validate.mjs ended: the reason is in this test's output");
            }
            return List.of(GSON.fromJson(answer, Finding[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("validate.mjs can't be asked", e);
        }
    }

    private static @Nullable String install() {
        if (!Tools.works("npm", "--version") || !Tools.works("node", "--version")) {
            return "Tool missing: node and npm";
        }
        if (copySources()) {
            return null;
        }
        Tools.Outcome outcome = Tools.tryRun(
                FOLDER,
                "npm",
                "ci",
                "--prefer-offline",
                "--no-audit",
                "--no-fund",
                "--no-progress",
                "--loglevel=error");
        if (outcome.exitCode() == 0) {
            return null;
        }
        if (NO_NETWORK.matcher(outcome.errors()).find()) {
            return "npm can't reach its registry, and has not all packages of " + Folders.NODE.resolve(LOCK)
                    + " in its cache";
        }
        throw new IllegalStateException("npm ci in " + FOLDER + " failed:\n" + outcome.errors() + outcome.output());
    }

    /** Returns whether the packages of exactly this lock file are there already. */
    private static boolean copySources() {
        try {
            Files.createDirectories(FOLDER);
            Path lock = FOLDER.resolve(LOCK);
            boolean isInstalled = Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))
                    && Files.mismatch(Folders.NODE.resolve(LOCK), lock) < 0;
            for (String source : SOURCES) {
                Files.copy(Folders.NODE.resolve(source), FOLDER.resolve(source), StandardCopyOption.REPLACE_EXISTING);
            }
            return isInstalled;
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + " can't be written", e);
        }
    }

    /** It ends with its input, at the latest when this process does. */
    private static SchemaProcess start() {
        try {
            return new SchemaProcess(new ProcessBuilder("node", "validate.mjs")
                    .directory(FOLDER.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("node can't be started", e);
        }
    }

    /** What is wrong with the document at a place of the list. */
    record Finding(int document, String problem) {}
}
