package dev.countersign.local.stack;

import dev.countersign.local.process.ChildSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs services so that they write down what they loaded: for the caches in the images, whose builder says by two variables where
 * the unpacked services and the images' Java are.
 */
final class Training {

    private static final String HEAP = "-Xmx256m";

    private final @Nullable String services;
    private final @Nullable String java;

    /** As the environment says. */
    Training(Map<String, String> environment) {
        this.services = environment.get("COUNTERSIGN_TRAINING");
        this.java = environment.get("COUNTERSIGN_TRAINING_JAVA");
    }

    /** The same service, to be trained; or as usual, when it is not to be. */
    ChildSpec instead(ChildSpec usual) {
        if (services == null || java == null) {
            return usual;
        }
        String name = usual.name();
        Path app = Path.of(services, name, "app");
        Path jar = app.resolve(name + ".jar");
        if (!Files.exists(jar)) {
            return usual;
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(java, "bin", "java").toString(),
                "@" + app.resolve("jvm.options"),
                "-XX:AOTMode=record",
                "-XX:AOTConfiguration=" + app.resolve(name + ".aotconf")));
        if (!name.equals(Services.INGRESS)) {
            // A part of a container's memory, they say, and this machine is larger.
            command.add(HEAP);
        }
        command.addAll(List.of("-jar", jar.toString()));
        Map<String, String> frugal = new HashMap<>(usual.environment());
        frugal.put("MALLOC_ARENA_MAX", "2");
        return new ChildSpec(name, command, frugal);
    }
}
