package dev.countersign.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What clients of the registry need.
 *
 * @param url where it is
 * @param trustStore whom to trust; the Confluent client reads no PEM
 * @param userInfo user and password, with a colon between them
 */
record RegistryAccess(URI url, Path trustStore, String userInfo) {

    static final String USER = "countersign";
    static final String STORE_PASSWORD = "trust-store-password";

    RegistryAccess withPassword(String password) {
        return new RegistryAccess(url, trustStore, USER + ":" + password);
    }

    Map<String, String> client() {
        return Map.of(
                "schema.registry.url",
                url.toString(),
                "basic.auth.credentials.source",
                "USER_INFO",
                "basic.auth.user.info",
                userInfo,
                "schema.registry.ssl.truststore.location",
                trustStore.toString(),
                "schema.registry.ssl.truststore.password",
                STORE_PASSWORD);
    }
}
