package dev.countersign.migrations;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.countersign.architecture.ArchitectureRules;

@AnalyzeClasses(packages = "dev.countersign.migrations", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule USES_ONLY_SHARED_MODULES =
            ArchitectureRules.usesOnlySharedModules("dev.countersign.migrations");

    @ArchTest
    static final ArchRule CODING_RULES = ArchitectureRules.codingRules();

    @ArchTest
    static final ArchRule NO_CONSOLE = ArchitectureRules.noConsole();
}
