package dev.countersign.sync.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keyset is: a Tink JSON keyset file, a mounted secret.
 *
 * @param credentialsKeyset opens tokens and HRM secrets, and seals the personal values of the audit
 */
@ConfigurationProperties("countersign.secrets")
public record SecretsProperties(@Nullable Path credentialsKeyset) {
    public SecretsProperties {
        if (credentialsKeyset == null) {
            throw new IllegalArgumentException("countersign.secrets.credentials-keyset is missing: set it to the path "
                    + "of the Tink JSON keyset file that the setup service seals credentials with");
        }
    }
}
