package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.regex.Pattern;

/** A record shows all its parts in its text form, which ends in a log sooner or later. */
@AnalyzeClasses(packages = "dev.countersign.setup", importOptions = ImportOption.DoNotIncludeTests.class)
final class SecretTextsTest {

    private static final Pattern SECRET = Pattern.compile("token|.*Token|secret|.*Secret|signKey|value|.*[eE]mail");

    @ArchTest
    static void records_with_a_secret_among_their_parts_do_not_show_it(JavaClasses classes) {
        // When
        List<JavaClass> withSecrets = classes.stream()
                .filter(JavaClass::isRecord)
                .filter(type -> type.getFields().stream().anyMatch(SecretTextsTest::isSecret))
                .toList();
        List<String> talkative = withSecrets.stream()
                .filter(type -> !writesItsOwnText(type))
                .map(JavaClass::getName)
                .toList();

        // Then
        assertThat(withSecrets).hasSizeGreaterThan(4);
        assertThat(talkative).isEmpty();
    }

    private static boolean isSecret(JavaField field) {
        return field.getRawType().getName().equals("java.lang.String")
                && SECRET.matcher(field.getName()).matches();
    }

    /** The one that the compiler makes calls nothing but {@code ObjectMethods}. */
    private static boolean writesItsOwnText(JavaClass type) {
        return type.getMethod("toString").getAccessesFromSelf().stream()
                .noneMatch(access -> access.getTargetOwner().getName().equals("java.lang.runtime.ObjectMethods"));
    }
}
