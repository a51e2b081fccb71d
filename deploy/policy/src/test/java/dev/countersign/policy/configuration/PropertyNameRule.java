package dev.countersign.policy.configuration;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import dev.countersign.policy.service.KnownProperties;
import dev.countersign.policy.service.ServiceJar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every environment variable of a service, and every file that is named like a property, is a property that this service has.
 * Spring ignores one that it does not know, and the default stays without a word.
 */
final class PropertyNameRule implements Rule {

    /** Read by the Java launcher, not by Spring. */
    private static final Set<String> OF_JAVA = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "TZ");

    @Override
    public Optional<String> unavailable() {
        return ServiceJar.unavailable();
    }

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.containers()
                .flatMap(container -> ServiceJar.of(container.program()).stream()
                        .flatMap(jar -> Stream.concat(
                                checkVariables(overlay, container, jar.properties()),
                                checkFiles(container, jar.properties()))))
                .distinct()
                .toList();
    }

    private Stream<Violation> checkVariables(Overlay overlay, Container container, KnownProperties properties) {
        return overlay.environmentOf(container).keySet().stream()
                .filter(variable -> !OF_JAVA.contains(variable) && !properties.hasVariable(variable))
                .map(variable -> violation(container, "the environment variable " + variable));
    }

    private Stream<Violation> checkFiles(Container container, KnownProperties properties) {
        return Json.objects(container.workload().podSpec(), "volumes").stream()
                .flatMap(volume -> Json.objects(volume, "projected", "sources").stream())
                .flatMap(source ->
                        Stream.of("secret", "configMap").flatMap(kind -> Json.objects(source, kind, "items").stream()))
                .map(item -> String.valueOf(Json.text(item, "path")))
                // What lies in a folder is named by a property, and is none itself.
                .filter(path -> !path.contains("/") && !properties.hasProperty(path))
                .map(path -> violation(container, "the file " + path));
    }

    private Violation violation(Container container, String what) {
        return Violation.of(
                this,
                container,
                what + " is no property of " + container.program(),
                "Correct the name: docs/configuration.md lists the properties");
    }
}
