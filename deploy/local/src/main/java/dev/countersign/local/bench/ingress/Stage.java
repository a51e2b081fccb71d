package dev.countersign.local.bench.ingress;

import dev.countersign.local.bench.load.LoadMain;
import dev.countersign.local.bench.load.LoadProcess;
import dev.countersign.local.bench.measure.Meter;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.process.Ports;
import dev.countersign.local.stack.LocalFolders;
import java.io.File;
import java.util.List;
import java.util.Map;

/**
 * What a part of the benchmark needs: a site and a load generator; closing ends everything.
 *
 * @param site the first site
 * @param generator sends loads
 * @param children everything that runs on sites
 * @param ports those that are held for children
 */
record Stage(Site site, LoadProcess generator, Children children, Ports ports) implements AutoCloseable {

    static final List<String> GENERATOR_OPTIONS = List.of(
            "-Xms128m",
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    static Stage set(LocalFolders folders) {
        Ports ports = new Ports();
        Children children = new Children();
        Site site = Site.start(folders, ports, children);
        return new Stage(site, startGenerator(folders), children, ports);
    }

    private static LoadProcess startGenerator(LocalFolders folders) {
        String classpath = folders.jar("deploy/local", "local") + File.pathSeparator + folders.libraries() + "/*";
        return LoadProcess.start(
                ChildSpec.java(
                        "load-generator",
                        GENERATOR_OPTIONS,
                        List.of(
                                // Its standard output is for results only.
                                "-Dlogback.configurationFile=dev/countersign/local/logback-launcher.xml",
                                "-cp",
                                classpath,
                                LoadMain.class.getName()),
                        Map.of()),
                folders.logs().resolve("load-generator.log"));
    }

    Track track(int endpoints) {
        return new Track(site, new Meter(generator, site.brokerPid()), endpoints);
    }

    @Override
    public void close() {
        generator.close();
        children.close();
        ports.close();
    }
}
