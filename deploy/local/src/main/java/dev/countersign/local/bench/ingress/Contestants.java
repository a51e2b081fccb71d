package dev.countersign.local.bench.ingress;

import dev.countersign.local.process.ChildSpec;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the contestants are started on a site: the floor with the ingress's options of the virtual machine. */
final class Contestants {

    static final String FLOOR = "floor";
    static final String INGRESS = "webhook-ingress";
    static final String RIVAL = "rival";

    /** More room than the others have: a rival that is short of memory would be beaten too easily. */
    private static final List<String> RIVAL_OPTIONS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** The C library otherwise keeps an arena of memory for each thread. */
    private static final String ARENAS = "2";

    private static final String BASELINES = "deploy/baselines";

    private final Site site;
    private final DeployedIngress program;

    Contestants(Site site) {
        this.site = site;
        this.program = new DeployedIngress(site.folders());
    }

    List<Contestant> all() {
        return List.of(floor(), ingress(), rival());
    }

    private Contestant floor() {
        int port = site.freePort();
        return new Contestant(
                baseline(
                        FLOOR,
                        program.options(),
                        port,
                        "-Dlogback.configurationFile=dev/countersign/baselines/floor/logback.xml",
                        "dev.countersign.baselines.floor.FloorMain"),
                port,
                port,
                URI.create("http://127.0.0.1:" + port + "/ready"));
    }

    private Contestant rival() {
        int port = site.freePort();
        return new Contestant(
                baseline(RIVAL, RIVAL_OPTIONS, port, "dev.countersign.baselines.rival.RivalMain"),
                port,
                port,
                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"));
    }

    Contestant ingress() {
        int port = site.freePort();
        int managementPort = site.freePort();
        Map<String, String> environment = Map.of(
                "MALLOC_ARENA_MAX",
                ARENAS,
                // The limits are at work, and higher: few endpoints send what thousands would.
                "COUNTERSIGN_INGRESS_MAX_ENDPOINT_RATE",
                "1000000",
                "COUNTERSIGN_INGRESS_MAX_ENDPOINT_BURST",
                "1000000",
                "COUNTERSIGN_INGRESS_PORT",
                String.valueOf(port),
                "COUNTERSIGN_INGRESS_ADDRESS",
                "127.0.0.1",
                "COUNTERSIGN_SECRETS_ENDPOINT_KEYSET",
                site.endpointKeyset().toString(),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                site.bootstrapServers(),
                "SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL",
                site.registry().toString(),
                "SERVER_PORT",
                String.valueOf(managementPort),
                "SERVER_ADDRESS",
                "127.0.0.1");
        return new Contestant(
                ChildSpec.java(INGRESS, program.options(), program.arguments(), environment),
                port,
                managementPort,
                URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"));
    }

    /** Options of the virtual machine by contestant, for the report. */
    Map<String, List<String>> options() {
        return Map.of(FLOOR, program.options(), INGRESS, program.options(), RIVAL, RIVAL_OPTIONS);
    }

    private ChildSpec baseline(String name, List<String> options, int port, String... arguments) {
        Path libraries = site.folders().repository().resolve(BASELINES).resolve("target/lib");
        String classpath = site.folders().jar(BASELINES, "baselines") + File.pathSeparator + libraries + "/*";
        return ChildSpec.java(
                name,
                options,
                Stream.concat(Stream.of("-cp", classpath), Stream.of(arguments)).toList(),
                Map.of(
                        "MALLOC_ARENA_MAX", ARENAS,
                        "BASELINE_PORT", String.valueOf(port),
                        "BASELINE_ENDPOINTS", site.endpointFile().toString(),
                        "BASELINE_BOOTSTRAP_SERVERS", site.bootstrapServers(),
                        "BASELINE_REGISTRY", site.registry().toString()));
    }
}
