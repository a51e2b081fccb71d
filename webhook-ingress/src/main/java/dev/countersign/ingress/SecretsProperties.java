package dev.countersign.ingress;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys are that open the sign keys.
 *
 * @param endpointKeyset file with the Tink keyset of the endpoint topic, in JSON; a mounted secret
 */
@ConfigurationProperties("countersign.secrets")
public record SecretsProperties(Path endpointKeyset) {

    public SecretsProperties {
        Checks.given(endpointKeyset, "countersign.secrets.endpoint-keyset", "the path of a Tink keyset file");
    }
}
