package dev.countersign.policy.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.manifest.Rule;
import dev.countersign.policy.manifest.Violation;
import io.strimzi.api.kafka.model.common.UnknownPropertyPreserving;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Topics and users have only fields that Strimzi's model has, with values of the right types, and name a cluster. */
final class StrimziRule implements Rule {

    private static final String GROUP = "kafka.strimzi.io/";
    private static final String CLUSTER = "strimzi.io/cluster";
    private static final Map<String, Class<? extends UnknownPropertyPreserving>> MODELS =
            Map.of("KafkaTopic", KafkaTopic.class, "KafkaUser", KafkaUser.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public List<Violation> check(Overlay overlay) {
        return overlay.manifests().stream()
                .filter(manifest -> manifest.apiVersion().startsWith(GROUP))
                .flatMap(this::check)
                .toList();
    }

    private Stream<Violation> check(Manifest manifest) {
        Stream<Violation> cluster = manifest.labels().containsKey(CLUSTER)
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this,
                        manifest,
                        "the label " + CLUSTER + " is missing, so no Strimzi operator looks at it",
                        "Add it with the name of the Kafka resource"));
        return Stream.concat(cluster, checkFields(manifest));
    }

    private Stream<Violation> checkFields(Manifest manifest) {
        Class<? extends UnknownPropertyPreserving> model = MODELS.get(manifest.kind());
        if (model == null) {
            return Stream.of(Violation.of(
                    this,
                    manifest,
                    "there is no model for " + manifest.kind() + " of " + manifest.apiVersion(),
                    "Correct the kind, or add its class of Strimzi's model to StrimziRule"));
        }
        try {
            return unknownFields(MAPPER.readValue(manifest.json().toString(), model))
                    .map(field -> Violation.of(
                            this,
                            manifest,
                            "Strimzi knows no field " + field + " here",
                            "Correct the field's name, or move it to where it belongs"));
        } catch (JsonProcessingException e) {
            return Stream.of(Violation.of(
                    this, manifest, e.getOriginalMessage(), "Give the field a value that Strimzi's model takes"));
        }
    }

    /** What the model has kept although it does not know it, in the object or in what is below it. */
    private static Stream<String> unknownFields(Object value) {
        return switch (value) {
            case UnknownPropertyPreserving object ->
                Stream.concat(
                        object.getAdditionalProperties().keySet().stream(),
                        Stream.of(object.getClass().getMethods())
                                .filter(StrimziRule::isGetter)
                                .flatMap(getter -> Stream.ofNullable(get(getter, object)))
                                .flatMap(StrimziRule::unknownFields));
            case Collection<?> elements -> elements.stream().flatMap(StrimziRule::unknownFields);
            default -> Stream.empty();
        };
    }

    private static boolean isGetter(Method method) {
        return method.getName().startsWith("get")
                && method.getParameterCount() == 0
                && (UnknownPropertyPreserving.class.isAssignableFrom(method.getReturnType())
                        || Collection.class.isAssignableFrom(method.getReturnType()));
    }

    private static @Nullable Object get(Method getter, Object object) {
        try {
            return getter.invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(getter + " of Strimzi's model failed", e);
        }
    }
}
