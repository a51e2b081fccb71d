package dev.countersign.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares a service's controllers with its OpenAPI description: the one says what the others do, no more and no less. */
public final class DescribedApi {

    private static final List<String> SUCCESSES = List.of("200", "201", "202");

    private final List<Class<?>> controllers;
    private final JsonNode description;

    public DescribedApi(Collection<Class<?>> controllers) {
        this.controllers = List.copyOf(controllers);
        try {
            var json = new JsonMapper();
            this.description = json.readTree(ApiDescription.read(json));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every address is described, and every described address is there. */
    public void hasEveryAddress() {
        Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described)
                .isEqualTo(handlers().map(DescribedApi::address).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Every parameter is described. */
    public void hasEveryParameter() {
        handlers()
                .forEach(handler -> assertThat(describedParameters(handler))
                        .as(address(handler))
                        .isEqualTo(parameters(handler)));
    }

    /**
     * Every body that is a record is described down to its last property, those that are sent and those that are answered.
     *
     * @return the names of the schemas that were compared
     */
    public Set<String> hasEveryProperty() {
        Set<String> seen = new TreeSet<>();
        handlers().forEach(handler -> {
            Class<?> answered = body(handler.getGenericReturnType());
            if (answered != null) {
                compare(answered, schema(success(handler)), seen);
            }
            Arrays.stream(handler.getParameters())
                    .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class)
                            && parameter.getType().isRecord())
                    .forEach(parameter -> compare(
                            parameter.getType(), schema(operation(handler).path("requestBody")), seen));
        });
        return seen;
    }

    /** Everything that is referred to exists. */
    public void refersToNothingMissing() {
        description.findValues("$ref").forEach(reference -> {
            String pointer = reference.asString().substring(1);
            assertThat(description.at(pointer).isMissingNode()).as(pointer).isFalse();
        });
    }

    private JsonNode success(Method handler) {
        JsonNode responses = operation(handler).path("responses");
        return SUCCESSES.stream()
                .filter(responses::has)
                .findFirst()
                .map(responses::path)
                .orElseThrow(() -> new AssertionError(address(handler) + " has no success"));
    }

    private static JsonNode schema(JsonNode content) {
        return content.path("content").path("application/json").path("schema");
    }

    private static @Nullable Class<?> body(Type returned) {
        Type type = returned;
        if (type instanceof ParameterizedType wrapped && wrapped.getRawType() == ResponseEntity.class) {
            type = wrapped.getActualTypeArguments()[0];
        }
        return type instanceof Class<?> body && body.isRecord() ? body : null;
    }

    private void compare(Class<?> body, JsonNode schema, Set<String> seen) {
        JsonNode resolved = resolve(schema);
        Set<String> described = new TreeSet<>(resolved.path("properties").propertyNames());
        Set<String> real = Arrays.stream(body.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).as(body.getName()).isEqualTo(real);
        String name = schema.path("$ref").asString(body.getName());
        if (!seen.add(name.substring(name.lastIndexOf('/') + 1))) {
            return;
        }
        for (RecordComponent component : body.getRecordComponents()) {
            JsonNode property = resolved.path("properties").path(component.getName());
            Class<?> type = elementOf(component.getGenericType());
            if (type.isRecord()) {
                compare(type, property.has("items") ? property.path("items") : firstOf(property), seen);
            } else if (type.isEnum() && resolve(property).has("enum")) {
                assertThat(resolve(property).path("enum").valueStream().map(JsonNode::asString))
                        .as(component.getName())
                        .containsExactlyElementsOf(Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .toList());
            }
        }
    }

    private static JsonNode firstOf(JsonNode property) {
        return property.has("oneOf") ? property.path("oneOf").path(0) : property;
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isString() ? description.at(reference.asString().substring(1)) : schema;
    }

    private static Class<?> elementOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? elementOf(generic.getActualTypeArguments()[0])
                    : (Class<?>) generic.getRawType();
        }
        return (Class<?>) type;
    }

    private Set<String> describedParameters(Method handler) {
        return operation(handler)
                .path("parameters")
                .valueStream()
                .map(this::resolve)
                .map(parameter -> parameter.path("in").asString() + " "
                        + parameter.path("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> parameters(Method handler) {
        return Arrays.stream(handler.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class)
                        || parameter.isAnnotationPresent(PathVariable.class))
                .map(DescribedApi::named)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String named(Parameter parameter) {
        PathVariable path = AnnotatedElementUtils.findMergedAnnotation(parameter, PathVariable.class);
        if (path != null) {
            return "path " + (path.name().isEmpty() ? parameter.getName() : path.name());
        }
        String name = Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class))
                .name();
        return "query " + (name.isEmpty() ? parameter.getName() : name);
    }

    private JsonNode operation(Method handler) {
        String[] address = address(handler).split(" ", -1);
        return description.path("paths").path(address[1]).path(address[0].toLowerCase(Locale.ROOT));
    }

    private Stream<Method> handlers() {
        return controllers.stream()
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class));
    }

    private static String address(Method handler) {
        RequestMapping own =
                Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class));
        RequestMapping base =
                AnnotatedElementUtils.findMergedAnnotation(handler.getDeclaringClass(), RequestMapping.class);
        return own.method()[0] + " " + (base == null ? "" : base.path()[0])
                + (own.path().length == 0 ? "" : own.path()[0]);
    }
}
