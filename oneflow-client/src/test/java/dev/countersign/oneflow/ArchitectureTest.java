package dev.countersign.oneflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.countersign.architecture.ArchitectureRules;

@AnalyzeClasses(packages = "dev.countersign.oneflow", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule CODING_RULES = ArchitectureRules.codingRules();

    @ArchTest
    static final ArchRule NO_CONSOLE = ArchitectureRules.noConsole();

    @ArchTest
    static final ArchRule OWN_PACKAGES_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.countersign.schemas..", "dev.countersign.events..", "org.springframework..")
            .because("the client serves any service; it knows neither our topics nor Spring");

    @ArchTest
    static final ArchRule MODEL_IS_PLAIN_JAVA = noClasses()
            .that()
            .resideInAPackage("dev.countersign.oneflow.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.micronaut..", "com.fasterxml..", "dev.countersign.oneflow", "dev.countersign.oneflow.json..")
            .because("services see only plain Java, so that the HTTP library can be exchanged");
}
