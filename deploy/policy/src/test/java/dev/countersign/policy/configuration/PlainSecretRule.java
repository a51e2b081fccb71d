package dev.countersign.policy.configuration;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Json;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets are mounted as files: none is written into a manifest, and none is in an environment that a process dump shows. */
final class PlainSecretRule implements Rule {

    private static final String REMEDY =
            "Mount it as a file below /etc/countersign/secrets, from a Secret that is made outside of the repository";
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(^|[_.-])(password|passphrase|secret|token|api[_.-]?key|private[_.-]?key|keyset|credentials|jaas[_.-]config)");
    private static final List<Pattern> SECRET_VALUES = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
            // A user with a password in an address.
            Pattern.compile("://[^/@\\s:]+:[^/@\\s]+@"),
            Pattern.compile("(?i)[?&;\\s](password|secret|token)="),
            Pattern.compile("\"primaryKeyId\""),
            // What only a generator of keys writes.
            Pattern.compile(
                    "(^|[^A-Za-z0-9_/.-])(?=[A-Za-z0-9+_=-]*[0-9])(?=[A-Za-z0-9+_=-]*[A-Za-z])[A-Za-z0-9+_=-]{32,}($|[^A-Za-z0-9_/.-])"));

    @Override
    public List<Violation> check(Overlay overlay) {
        return Stream.of(
                        overlay.all("Secret").map(this::rendered),
                        overlay.all("ConfigMap").flatMap(this::checkMap),
                        overlay.containers().flatMap(this::checkEnvironment))
                .flatMap(violations -> violations)
                .toList();
    }

    private Violation rendered(Manifest secret) {
        return Violation.of(this, secret, "its content is in the rendered manifests", REMEDY);
    }

    private Stream<Violation> checkMap(Manifest map) {
        return Json.map(map.json(), "data").entrySet().stream()
                .filter(PlainSecretRule::isSecret)
                .map(entry -> Violation.of(this, map, entry.getKey() + " holds what looks like a secret", REMEDY));
    }

    private Stream<Violation> checkEnvironment(Container container) {
        Stream<Violation> values = Json.objects(container.json(), "env").stream()
                .filter(variable -> isSecret(Map.entry(
                        String.valueOf(Json.text(variable, "name")), String.valueOf(Json.text(variable, "value")))))
                .map(variable -> Violation.of(
                        this, container, Json.text(variable, "name") + " holds what looks like a secret", REMEDY));
        Stream<Violation> references = Stream.concat(
                        Json.objects(container.json(), "env").stream()
                                .map(variable -> Json.text(variable, "valueFrom", "secretKeyRef", "name")),
                        Json.objects(container.json(), "envFrom").stream()
                                .map(source -> Json.text(source, "secretRef", "name")))
                .filter(name -> name != null)
                .map(name -> Violation.of(
                        this, container, "the Secret " + name + " is put into environment variables", REMEDY));
        return Stream.concat(values, references);
    }

    private static boolean isSecret(Map.Entry<String, String> entry) {
        String value = entry.getValue();
        if (SECRET_VALUES.stream().anyMatch(pattern -> pattern.matcher(value).find())) {
            return true;
        }
        boolean isElsewhere =
                value.isEmpty() || value.equals("null") || value.startsWith("/") || value.startsWith("file:/");
        return !isElsewhere && SECRET_NAME.matcher(entry.getKey()).matches();
    }
}
