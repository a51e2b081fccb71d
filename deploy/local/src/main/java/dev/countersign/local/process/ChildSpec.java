package dev.countersign.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a child process is.
 *
 * @param name short name; also of its log and its pid file
 * @param command the program and its arguments; never a secret, other users can see it
 * @param environment variables on top of the launcher's own; secrets go here
 */
public record ChildSpec(String name, List<String> command, Map<String, String> environment) {

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * A Java program.
     *
     * @param name short name
     * @param heapMb the largest heap, in MiB
     * @param arguments the arguments of {@code java} after the options that keep its start quick
     * @param environment variables on top of the launcher's own
     * @return the child to start
     */
    public static ChildSpec java(String name, int heapMb, List<String> arguments, Map<String, String> environment) {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m",
                // Short-lived and on few cores: the second compiler and the concurrent collector cost more than they
                // give.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(arguments);
        return new ChildSpec(name, command, environment);
    }

    /**
     * A Java program with its own options of the virtual machine, for one that is measured or runs for long.
     *
     * @param name short name
     * @param options the options
     * @param arguments what follows them
     * @param environment variables on top of the launcher's own
     * @return the child to start
     */
    public static ChildSpec java(
            String name, List<String> options, List<String> arguments, Map<String, String> environment) {
        List<String> command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(arguments);
        return new ChildSpec(name, command, environment);
    }

    /** Leaves the environment out. */
    @Override
    public String toString() {
        return "ChildSpec[name=" + name + "]";
    }
}
