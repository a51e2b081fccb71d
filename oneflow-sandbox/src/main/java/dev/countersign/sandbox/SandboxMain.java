package dev.countersign.sandbox;

/** Starts the sandbox as a process of its own. */
public final class SandboxMain {

    private SandboxMain() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(System.getenv(), arguments);
        OneflowSandbox sandbox = OneflowSandbox.start(settings.config());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(sandbox::close));
        System.out.println("Oneflow sandbox ready: API " + sandbox.apiBaseUri() + ", page " + sandbox.pageUri());
    }
}
