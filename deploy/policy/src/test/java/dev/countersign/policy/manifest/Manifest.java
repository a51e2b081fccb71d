package dev.countersign.policy.manifest;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Objects;

/** One document as kubectl would send it to Kubernetes. */
public record Manifest(JsonObject json) {

    /** Behind names of what kustomize generates is a hash, behind names of jobs the version. */
    private static final String SUFFIX = "-([a-z0-9]{10}|[0-9]+-[0-9]+-[0-9]+(-[a-z0-9]+)?)";

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

    /** By its name, or by the name that it had before kustomize put something behind it. */
    public boolean isCalled(String name) {
        return name().equals(name) || hasSuffix(name);
    }

    private boolean hasSuffix(String name) {
        return name().startsWith(name) && name().substring(name.length()).matches(SUFFIX);
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}
