package dev.countersign.sandbox.state;

import java.util.Arrays;
import java.util.Optional;

/** How the partner gets the token when the extension is enabled. Whether "Automatic" is a GET or a POST is not public, so both exist. */
public enum SetupMethod {
    AUTOMATIC_GET("automatic-get"),
    AUTOMATIC_POST("automatic-post"),
    SHOW_TOKEN("show-token");

    private final String key;

    SetupMethod(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public static Optional<SetupMethod> of(String key) {
        return Arrays.stream(values()).filter(method -> method.key.equals(key)).findFirst();
    }
}
