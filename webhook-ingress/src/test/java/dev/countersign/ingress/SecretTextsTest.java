package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Set;

/** A record shows all its parts in its text form, which ends in a log sooner or later. */
@AnalyzeClasses(packages = "dev.countersign.ingress", importOptions = ImportOption.DoNotIncludeTests.class)
final class SecretTextsTest {

    private static final Set<String> SECRETS = Set.of("signature", "key", "signKey", "secret", "body", "rawBody");

    @ArchTest
    static void records_with_a_secret_among_their_parts_do_not_show_it(JavaClasses classes) {
        // When
        List<String> talkative = classes.stream()
                .filter(JavaClass::isRecord)
                .filter(type -> type.getFields().stream().anyMatch(SecretTextsTest::isSecret))
                .filter(type -> !writesItsOwnText(type))
                .map(JavaClass::getName)
                .toList();
        // Then
        assertThat(classes).hasSizeGreaterThan(20);
        assertThat(talkative).isEmpty();
    }

    private static boolean isSecret(JavaField field) {
        boolean isText = Set.of("java.lang.String", "char[]", "java.lang.CharSequence")
                .contains(field.getRawType().getName());
        return isText && SECRETS.contains(field.getName());
    }

    /** The one that the compiler makes has no line numbers of its own but calls {@code ObjectMethods}. */
    private static boolean writesItsOwnText(JavaClass type) {
        return type.getMethod("toString").getAccessesFromSelf().stream()
                .anyMatch(access -> access.getTargetOwner().getName().startsWith("java.lang.")
                        || access.getTargetOwner().getName().startsWith("dev.countersign"));
    }
}
