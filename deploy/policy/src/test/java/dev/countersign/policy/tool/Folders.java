package dev.countersign.policy.tool;

import java.nio.file.Path;

/** Where things are, seen from this module, in which Maven runs its tests. */
public final class Folders {

    public static final Path ROOT = Path.of("..", "..");
    public static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");
    public static final Path TARGET = Path.of("target");
    public static final Path NODE = Path.of("src", "test", "node");

    private Folders() {}
}
