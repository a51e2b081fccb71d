package dev.countersign.policy.schema;

import com.google.gson.JsonElement;
import dev.countersign.policy.manifest.Manifest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;

/** The class that Kubernetes' Java client has for a kind. */
record KubernetesModel(Method validator) {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    static Optional<KubernetesModel> of(Manifest manifest) {
        String[] groupAndVersion = manifest.apiVersion().split("/", -1);
        String group = groupAndVersion.length == 2 ? groupAndVersion[0] : "";
        String version = groupAndVersion[groupAndVersion.length - 1];
        if (group.contains(".") && !group.endsWith(".k8s.io")) {
            return Optional.empty();
        }
        String name =
                MODELS + version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + manifest.kind();
        try {
            return Optional.of(
                    new KubernetesModel(Class.forName(name).getMethod("validateJsonElement", JsonElement.class)));
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** What the model finds wrong first. */
    Optional<String> fault(Manifest manifest) {
        try {
            validator.invoke(null, manifest.json());
            return Optional.empty();
        } catch (InvocationTargetException e) {
            // It repeats the whole document.
            return Optional.of(String.valueOf(e.getCause())
                    .replaceFirst("^[a-zA-Z.]+Exception: ", "")
                    .replaceFirst("(?s)\\.? JSON: .*", ""));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(validator + " can't be called", e);
        }
    }
}
