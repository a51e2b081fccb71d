package dev.countersign.policy.manifest;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Objects;

/** One document as kubectl would send it to Kubernetes. */
public record Manifest(JsonObject json) {

    /** Kustomize puts a hash behind the names of what it generates. */
    private static final String HASH = "-[a-z0-9]{10}";

    public String apiVersion() {
        return Objects.requireNonNullElse(Json.text(json, "apiVersion"), "");
    }

    public String kind() {
        return Objects.requireNonNullElse(Json.text(json, "kind"), "");
    }

    public String name() {
        return Objects.requireNonNullElse(Json.text(json, "metadata", "name"), "");
    }

    public Map<String, String> labels() {
        return Json.map(json, "metadata", "labels");
    }

    public boolean isA(String kind) {
        return kind.equals(kind());
    }

    /** By its name, or by the name that it had before kustomize put a hash behind it. */
    public boolean isCalled(String name) {
        return name().equals(name) || isHashed(name);
    }

    private boolean isHashed(String name) {
        return name().startsWith(name) && name().substring(name.length()).matches(HASH);
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}
