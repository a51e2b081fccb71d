package dev.countersign.policy.reference;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every volume that is mounted is there, and every file that a setting names is below one. */
final class VolumeRule implements Rule {

    private static final String FILES = "/etc/countersign/";

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.containers()
                .flatMap(container -> Stream.concat(checkMounts(container), checkFiles(overlay, container)))
                .toList();
    }

    private Stream<Violation> checkMounts(Container container) {
        Set<String> volumes = Json.objects(container.workload().podSpec(), "volumes").stream()
                .map(volume -> String.valueOf(Json.text(volume, "name")))
                .collect(Collectors.toSet());
        return Json.objects(container.json(), "volumeMounts").stream()
                .map(mount -> String.valueOf(Json.text(mount, "name")))
                .filter(name -> !volumes.contains(name))
                .map(name -> Violation.of(
                        this, container, "it mounts the volume " + name + ", which is not there", "Add it to volumes"));
    }

    private Stream<Violation> checkFiles(Overlay overlay, Container container) {
        MountedFiles mounted = MountedFiles.in(overlay, container);
        Stream<Violation> settings = read(overlay, container).entrySet().stream()
                .flatMap(variable -> missing(container, mounted, variable.getKey(), variable.getValue()));
        Stream<Violation> arguments = Json.texts(container.json(), "args").stream()
                .flatMap(argument -> missing(container, mounted, "an argument", argument));
        return Stream.concat(settings, arguments);
    }

    private Stream<Violation> missing(Container container, MountedFiles mounted, String who, String value) {
        int start = value.indexOf(FILES);
        if (start < 0) {
            return Stream.empty();
        }
        String file = value.substring(start).replaceFirst("[&;, ].*", "");
        return mounted.has(file)
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this,
                        container,
                        who + " names the file " + file + ", which no volume brings",
                        "Add it to the items of a volume, or correct the path"));
    }

    /** A program that takes variables in its arguments reads only those. */
    private static Map<String, String> read(Overlay overlay, Container container) {
        Map<String, String> environment = overlay.environmentOf(container);
        Set<String> taken = Variables.in(container);
        return taken.isEmpty()
                ? environment
                : environment.entrySet().stream()
                        .filter(variable -> taken.contains(variable.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
