package dev.countersign.policy.manifest;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;

/** A container of a pod, and whose it is. */
public record Container(Workload workload, JsonObject json, boolean init) {

    public String name() {
        return Objects.requireNonNullElse(Json.text(json, "name"), "");
    }

    public String image() {
        return Objects.requireNonNullElse(Json.text(json, "image"), "");
    }

    /** What runs in it: the image's name without registry, tag and digest. */
    public String program() {
        String path = image().replaceFirst("@.*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.replaceFirst(":.*", "");
    }

    public List<JsonObject> ports() {
        return Json.objects(json, "ports");
    }

    public Manifest manifest() {
        return workload.manifest();
    }

    @Override
    public String toString() {
        return (init ? "init container " : "container ") + name();
    }
}
