package dev.countersign.ingress.verification;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;

/** What clocks can't tell for sure: a comparison that may end early is not even there. */
@AnalyzeClasses(packages = "dev.countersign.ingress", importOptions = ImportOption.DoNotIncludeTests.class)
final class ConstantTimeRulesTest {

    private static final String VERIFICATION = "dev.countersign.ingress.verification";
    private static final String COMPARED = "java.lang.String|java.lang.CharSequence|java.util.Arrays|java.util.Objects"
            + "|java.nio.ByteBuffer|java.util.Comparator";
    private static final String COMPARING =
            "equals|equalsIgnoreCase|contentEquals|compare.*|mismatch|regionMatches|startsWith|endsWith|indexOf|contains|hashCode";

    @ArchTest
    static final ArchRule SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME = classes()
            .that()
            .areAssignableTo(SignatureVerifier.class)
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    @ArchTest
    static final ArchRule NOTHING_ELSE_COMPARES_TEXTS_OR_BYTES = noClasses()
            .that()
            .resideInAPackage(VERIFICATION)
            .should()
            .callMethodWhere(JavaMethodCall.Predicates.target(nameMatching(COMPARING))
                    .and(JavaMethodCall.Predicates.target(owner(nameMatching(COMPARED)))));
}
