package dev.countersign.sandbox;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the sandbox as a process of its own; {@link Settings} lists what can be set. */
public final class SandboxMain {

    private SandboxMain() {}

    public static void main(String[] arguments) throws IOException {
        // Not in the default place: there it would also configure the log of every program that embeds the sandbox.
        System.setProperty("logback.configurationFile", "dev/countersign/sandbox/logback.xml");
        Logger log = LoggerFactory.getLogger(SandboxMain.class);
        OneflowSandbox sandbox =
                OneflowSandbox.start(Settings.of(System.getenv(), arguments).config());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(sandbox::close));
        log.atInfo()
                .addKeyValue("api", sandbox.apiBaseUri())
                .addKeyValue("page", sandbox.pageUri())
                .log("Oneflow sandbox ready");
    }
}
