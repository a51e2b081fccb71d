package dev.countersign.policy.service;

import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties in our own compiled classes: records with {@code @ConfigurationProperties} and the records in them, and
 * what {@code @Value} asks for.
 */
final class PropertyClasses {

    private static final String CONFIGURATION_PROPERTIES =
            "Lorg/springframework/boot/context/properties/ConfigurationProperties;";
    /** {@code ${countersign.integration:...}} in an annotation. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(countersign\\.[a-z0-9.-]+)[:}]");

    private static final Pattern OPEN = Pattern.compile("Ljava/util/(Map|List|Set|Collection);|\\[.*");

    private final Map<String, List<RecordComponentInfo>> records = new HashMap<>();
    private final Map<String, String> prefixes = new HashMap<>();
    private final Set<String> placeholders = new HashSet<>();

    void add(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        String descriptor = "L" + model.thisClass().asInternalName() + ";";
        model.findAttribute(Attributes.record()).ifPresent(found -> records.put(descriptor, found.components()));
        prefixOf(model).ifPresent(prefix -> prefixes.put(descriptor, prefix));
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof Utf8Entry text) {
                Matcher matcher = PLACEHOLDER.matcher(text.stringValue());
                while (matcher.find()) {
                    placeholders.add(matcher.group(1));
                }
            }
        }
    }

    void addTo(Set<String> names, Set<String> open) {
        names.addAll(placeholders);
        prefixes.forEach((descriptor, prefix) -> {
            if (!records.containsKey(descriptor)) {
                throw new IllegalStateException(descriptor + " has @ConfigurationProperties but is no record: its"
                        + " properties can't be told from its class");
            }
            addRecord(descriptor, prefix, names, open);
        });
    }

    private void addRecord(String descriptor, String prefix, Set<String> names, Set<String> open) {
        for (RecordComponentInfo component : records.getOrDefault(descriptor, List.of())) {
            String name = prefix + "." + kebab(component.name().stringValue());
            String type = component.descriptor().stringValue();
            if (records.containsKey(type)) {
                addRecord(type, name, names, open);
            } else {
                names.add(name);
                if (OPEN.matcher(type).matches()) {
                    open.add(name);
                }
            }
        }
    }

    private static Optional<String> prefixOf(ClassModel model) {
        return model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(found -> found.annotations().stream())
                .filter(annotation -> annotation.className().stringValue().equals(CONFIGURATION_PROPERTIES))
                .flatMap(annotation -> annotation.elements().stream())
                .map(PropertyClasses::text)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> text(AnnotationElement element) {
        return element.value() instanceof AnnotationValue.OfString text
                ? Optional.of(text.stringValue())
                : Optional.empty();
    }

    /** {@code publicUrl} is written {@code public-url}. */
    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
