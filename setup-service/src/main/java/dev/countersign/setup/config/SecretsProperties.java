package dev.countersign.setup.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keysets are: Tink JSON keyset files, mounted secrets.
 *
 * @param endpointKeyset seals sign keys; the ingress has it too
 * @param credentialsKeyset seals tokens and HRM secrets; the sync service has it too
 */
@ConfigurationProperties("countersign.secrets")
public record SecretsProperties(Path endpointKeyset, Path credentialsKeyset) {
    public SecretsProperties {
        require("countersign.secrets.endpoint-keyset", endpointKeyset);
        require("countersign.secrets.credentials-keyset", credentialsKeyset);
    }

    private static void require(String property, @Nullable Path file) {
        if (file == null) {
            throw new IllegalArgumentException(property + " is missing: set it to the path of a Tink JSON keyset file");
        }
    }
}
