package dev.countersign.hrmsandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SCIM's {@code /Users} over the {@link EmployeeStore}; the library filters, sorts and pages what it is given. */
final class EmployeeHandler extends ResourceHandler<User> {

    private final EmployeeStore store;

    EmployeeHandler(EmployeeStore store) {
        this.store = store;
    }

    @Override
    public User createResource(User user, Context context) {
        Employee created = store.create(document(user)).orElseThrow(EmployeeHandler::userNameTaken);
        return user(created);
    }

    @Override
    public @Nullable User getResource(
            String id,
            @Nullable List<SchemaAttribute> attributes,
            @Nullable List<SchemaAttribute> excludedAttributes,
            Context context) {
        return store.find(id).map(EmployeeHandler::user).orElse(null);
    }

    @Override
    public PartialListResponse<User> listResources(
            long startIndex,
            int count,
            @Nullable FilterNode filter,
            @Nullable SchemaAttribute sortBy,
            @Nullable SortOrder sortOrder,
            @Nullable List<SchemaAttribute> attributes,
            @Nullable List<SchemaAttribute> excludedAttributes,
            Context context) {
        List<User> all = store.all().stream().map(EmployeeHandler::filterable).toList();
        return PartialListResponse.<User>builder()
                .resources(all)
                .totalResults(all.size())
                .build();
    }

    @Override
    public User updateResource(User user, Context context) {
        String id = user.getId().orElseThrow();
        if (store.find(id).isEmpty()) {
            throw new ResourceNotFoundException("There is no employee with this id.");
        }
        return user(store.replace(id, document(user)).orElseThrow(EmployeeHandler::userNameTaken));
    }

    @Override
    public void deleteResource(String id, Context context) {
        if (!store.remove(id)) {
            throw new ResourceNotFoundException("There is no employee with this id.");
        }
    }

    private ObjectNode document(User user) {
        ObjectNode document = user.deepCopy();
        document.remove("meta");
        if (document.path(ScimServer.ENTERPRISE).path("manager") instanceof ObjectNode manager) {
            nameManager(manager);
        }
        return document;
    }

    /** RFC 7643 section 4.3: the manager's display name is the server's to tell. */
    private void nameManager(ObjectNode manager) {
        Employee found = store.find(manager.path("value").asText())
                .orElseThrow(() -> new BadRequestException(
                        "The manager's value must be the id of an employee.", ScimType.RFC7644.INVALID_VALUE));
        manager.put("displayName", found.displayName());
    }

    private static ConflictException userNameTaken() {
        return new ConflictException("An employee with this userName exists.", ScimType.RFC7644.UNIQUENESS);
    }

    /** The library's filter fails on an employee that lacks the extension which the filter asks for. */
    private static User filterable(Employee employee) {
        User user = user(employee);
        for (String extension : List.of(ScimServer.ENTERPRISE, ScimServer.EMPLOYEE)) {
            if (!user.has(extension)) {
                user.putObject(extension);
            }
        }
        return user;
    }

    private static User user(Employee employee) {
        User user = JsonHelper.copyResourceToObject(employee.document().deepCopy(), User.class);
        // The library's own version is a hash taken before it has finished the document, so two reads may differ.
        user.setMeta(Meta.builder()
                .created(employee.created())
                .lastModified(employee.lastModified())
                .version(ETag.parseETag(employee.etag()))
                .build());
        return user;
    }
}
