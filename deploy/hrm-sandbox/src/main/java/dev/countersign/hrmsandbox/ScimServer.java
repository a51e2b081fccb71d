package dev.countersign.hrmsandbox;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.constants.ClassPathReferences;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.authorize.Authorization;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The SCIM protocol over the {@link EmployeeStore}: core user, enterprise user and our own extension. */
final class ScimServer {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String EMPLOYEE = "urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee";

    private static final int MAX_RESULTS = 200;
    private static final String RESOURCES = "dev/countersign/hrmsandbox/";

    private final ResourceEndpoint endpoint;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    ScimServer(EmployeeStore store) {
        endpoint = new ResourceEndpoint(serviceProvider());
        ResourceType users = endpoint.registerEndpoint(new EndpointDefinition(
                JsonHelper.loadJsonDocument("/" + RESOURCES + "user-resource-type.json"),
                JsonHelper.loadJsonDocument(ClassPathReferences.USER_SCHEMA_JSON),
                extensions(),
                new EmployeeHandler(store)));
        users.getFeatures().setAutoFiltering(true);
        users.getFeatures().setAutoSorting(true);
        users.getFeatures().setETagFeature(new ETagFeature(true));
    }

    ScimResponse handle(HttpMethod method, String url, String body, Map<String, String> headers) {
        // If-Match is compared before the handler writes: only a lock around both makes that one step.
        oneAtATime.lock();
        try {
            return endpoint.handleRequest(url, method, body, headers, new Context(new CheckedBefore()));
        } finally {
            oneAtATime.unlock();
        }
    }

    private static List<JsonNode> extensions() {
        return List.of(
                JsonHelper.loadJsonDocument(ClassPathReferences.ENTERPRISE_USER_SCHEMA_JSON),
                JsonHelper.loadJsonDocument("/" + RESOURCES + "employee-schema.json"));
    }

    private static ServiceProvider serviceProvider() {
        return ServiceProvider.builder()
                .filterConfig(FilterConfig.builder()
                        .supported(true)
                        .maxResults(MAX_RESULTS)
                        .build())
                .sortConfig(SortConfig.builder().supported(true).build())
                .patchConfig(PatchConfig.builder().supported(true).build())
                .eTagConfig(ETagConfig.builder().supported(true).build())
                .authenticationSchemes(List.of(AuthenticationScheme.builder()
                        .name("Bearer token")
                        .description("A fixed bearer token")
                        .type("oauthbearertoken")
                        .build()))
                .lenientContentTypeChecking(true)
                .build();
    }

    /** {@link ScimHttp} has compared the token before the library is asked. */
    private static final class CheckedBefore implements Authorization {

        @Override
        public Set<String> getClientRoles() {
            return Set.of();
        }

        @Override
        public boolean authenticate(Map<String, String> httpHeaders, Map<String, String> queryParams) {
            return true;
        }
    }
}
