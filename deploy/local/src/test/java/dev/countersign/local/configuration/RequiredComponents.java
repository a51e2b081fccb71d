package dev.countersign.local.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.TypeAnnotation;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.nio.file.Path;
import java.util.List;

/** Reads from class files, without loading them, which components of a record have neither a default nor may be null. */
final class RequiredComponents {

    private static final String DEFAULT = "DefaultValue;";
    private static final String NULLABLE = "Nullable;";

    private RequiredComponents() {}

    static boolean isRequired(Path classes, String type, String component) {
        ClassModel made = parse(classes.resolve(type.replace('.', '/') + ".class"));
        List<RecordComponentInfo> components = made.findAttribute(Attributes.record())
                .orElseThrow(() -> new IllegalStateException(type + " is no record"))
                .components();
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).name().equalsString(component)) {
                return !mayBeNull(components.get(i)) && !hasDefault(made, components.size(), i);
            }
        }
        throw new IllegalStateException(type + " has no component " + component);
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean mayBeNull(RecordComponentInfo component) {
        return component.findAttribute(Attributes.runtimeVisibleTypeAnnotations()).stream()
                .flatMap(found -> found.annotations().stream())
                .map(TypeAnnotation::annotation)
                .anyMatch(annotation -> annotation.className().stringValue().endsWith(NULLABLE));
    }

    /** An empty default says that there is one; it stands at the parameter of the record's constructor only. */
    private static boolean hasDefault(ClassModel made, int components, int index) {
        return made.methods().stream()
                .filter(method -> method.methodName().equalsString("<init>")
                        && method.methodTypeSymbol().parameterCount() == components)
                .flatMap(method -> method.findAttribute(Attributes.runtimeVisibleParameterAnnotations()).stream())
                .flatMap(found -> found.parameterAnnotations().get(index).stream())
                .anyMatch(annotation -> annotation.className().stringValue().endsWith(DEFAULT));
    }
}
