package dev.countersign.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.countersign.architecture.ArchitectureRules;

@AnalyzeClasses(packages = "dev.countersign.sync", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule USES_ONLY_SHARED_MODULES = ArchitectureRules.usesOnlySharedModules("dev.countersign.sync");

    @ArchTest
    static final ArchRule CODING_RULES = ArchitectureRules.codingRules();

    @ArchTest
    static final ArchRule NO_CONSOLE = ArchitectureRules.noConsole();

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_SPEAKS_HTTP = noClasses()
            .that()
            .resideOutsideOfPackage("dev.countersign.sync.hrm.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.hc..",
                    "java.net.http..",
                    "org.springframework.web.client..",
                    "org.springframework.http.client..")
            .because("an HRM is spoken to in one place, where addresses are guarded and answers bounded");

    @ArchTest
    static final ArchRule THE_PORT_KNOWS_NO_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.countersign.sync.hrm.scim..",
                    "dev.countersign.sync.hrm.rest..",
                    "dev.countersign.sync.hrm.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.countersign.sync.hrm.scim..",
                    "dev.countersign.sync.hrm.rest..",
                    "dev.countersign.sync.hrm.http..")
            .because("further HRMs are further packages, and nothing else changes");
}
