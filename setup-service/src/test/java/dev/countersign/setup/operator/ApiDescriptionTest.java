package dev.countersign.setup.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description says what the controllers do, no more and no less. */
final class ApiDescriptionTest {

    private static final List<Class<?>> CONTROLLERS = List.of(
            OperatorController.class, ActionsController.class, DescriptionController.class, ResealingController.class);

    private final JsonNode description = read();

    @Test
    void every_address_is_described_and_every_described_address_is_there() {
        Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method ->
                                described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(described)
                .isEqualTo(handlers().map(ApiDescriptionTest::address).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void every_parameter_is_described() {
        handlers()
                .forEach(handler -> assertThat(describedParameters(handler))
                        .as(address(handler))
                        .isEqualTo(parameters(handler)));
    }

    @Test
    void every_body_is_described_down_to_its_last_property() {
        Set<String> seen = new TreeSet<>();
        handlers().filter(handler -> handler.getReturnType().isRecord()).forEach(handler -> {
            JsonNode operation = operation(handler);
            JsonNode success = operation.path("responses").has("202")
                    ? operation.path("responses").path("202")
                    : operation.path("responses").path("200");
            JsonNode schema = success.path("content").path("application/json").path("schema");
            compare(handler.getReturnType(), schema, seen);
        });
        assertThat(seen).contains("Account", "Drift", "Finding", "Contracts", "Action", "SignKey");
    }

    @Test
    void everything_that_is_referred_to_exists() {
        Stream.of(description.findValues("$ref")).flatMap(List::stream).forEach(reference -> {
            String pointer = reference.asString().substring(1);
            assertThat(description.at(pointer).isMissingNode()).as(pointer).isFalse();
        });
    }

    private void compare(Class<?> body, JsonNode schema, Set<String> seen) {
        JsonNode resolved = resolve(schema);
        Set<String> described = new TreeSet<>(resolved.path("properties").propertyNames());
        Set<String> real = Arrays.stream(body.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).as(body.getSimpleName()).isEqualTo(real);
        String name = schema.path("$ref").asString("");
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
        Type element = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
        return (Class<?>) element;
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
                .map(ApiDescriptionTest::named)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String named(Parameter parameter) {
        return (parameter.isAnnotationPresent(PathVariable.class) ? "path " : "query ") + parameter.getName();
    }

    private JsonNode operation(Method handler) {
        String[] address = address(handler).split(" ", -1);
        return description.path("paths").path(address[1]).path(address[0].toLowerCase(java.util.Locale.ROOT));
    }

    private static Stream<Method> handlers() {
        return CONTROLLERS.stream()
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

    private static JsonNode read() {
        try (InputStream in =
                Objects.requireNonNull(ApiDescriptionTest.class.getResourceAsStream(DescriptionController.FILE))) {
            return YAMLMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
