package dev.countersign.sandbox;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.countersign.architecture.ArchitectureRules;

@AnalyzeClasses(packages = "dev.countersign.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule USES_NOTHING_ELSE_OF_OURS =
            ArchitectureRules.usesOnlySharedModules("dev.countersign.sandbox");

    @ArchTest
    static final ArchRule CODING_RULES = ArchitectureRules.codingRules();

    @ArchTest
    static final ArchRule WRITES_TO_THE_LOG = ArchitectureRules.noConsole();
}
