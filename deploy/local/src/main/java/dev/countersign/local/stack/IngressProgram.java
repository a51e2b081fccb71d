package dev.countersign.local.stack;

import dev.countersign.local.process.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * How the ingress is started: from its unpacked jar with the options of its own and the cache that the build has made
 * for a quick start; or, when there is no cache of this very jar, from the jar alone.
 */
public final class IngressProgram {

    /** The cache's name, beside the unpacked jar. */
    public static final String CACHE = "webhook-ingress.aot";

    private IngressProgram() {}

    /**
     * An ingress.
     *
     * @param name short name
     * @param heapMb its largest heap in MiB, when there is no cache
     * @param folders where it was built
     * @param environment its configuration
     * @return the child to start
     */
    public static ChildSpec start(String name, int heapMb, LocalFolders folders, Map<String, String> environment) {
        Path jar = folders.jar(Services.INGRESS, Services.INGRESS);
        Path app = jar.resolveSibling("app");
        Path cache = app.resolve(CACHE);
        if (!isUsable(cache, jar)) {
            return ChildSpec.java(name, heapMb, List.of("-jar", jar.toString()), environment);
        }
        Map<String, String> frugal = new HashMap<>(environment);
        // Otherwise the C library keeps memory apart for each thread.
        frugal.put("MALLOC_ARENA_MAX", "2");
        return new ChildSpec(
                name,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + app.resolve("jvm.options"),
                        "-XX:AOTCache=" + cache,
                        "-jar",
                        app.resolve(jar.getFileName()).toString()),
                frugal);
    }

    /** Whether a cache is whole, and of this very jar. */
    public static boolean isUsable(Path cache, Path jar) {
        // It is written last: without it the cache may be half of one.
        Path trained = cache.resolveSibling("trained-with.sha256");
        return Files.exists(cache) && Files.exists(trained) && isMadeOf(jar, trained);
    }

    private static boolean isMadeOf(Path jar, Path digests) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            return Files.readString(digests).startsWith(HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException("The ingress' program can't be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
