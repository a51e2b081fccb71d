package dev.countersign.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;

/** Rules that hold in every module; each module's tests apply them to its own classes. */
public final class ArchitectureRules {

    private static final String SHARED_CONTRACT = "dev.countersign.schemas..";
    private static final String SHARED_EVENTS = "dev.countersign.events..";
    private static final String SHARED_CLIENT = "dev.countersign.oneflow..";
    private static final String SHARED_ACCESS = "dev.countersign.operators..";
    private static final String SHARED_MIGRATIONS = "dev.countersign.migrations..";

    private ArchitectureRules() {}

    /**
     * A module uses its own packages and the shared modules, nothing else of ours.
     *
     * @param ownPackage the module's root package, for example {@code dev.countersign.ingress}
     */
    public static ArchRule usesOnlySharedModules(String ownPackage) {
        DescribedPredicate<JavaClass> foreign = resideInAPackage("dev.countersign..")
                .and(DescribedPredicate.not(resideInAnyPackage(
                        ownPackage + "..",
                        SHARED_CONTRACT,
                        SHARED_EVENTS,
                        SHARED_CLIENT,
                        SHARED_ACCESS,
                        SHARED_MIGRATIONS)));
        return noClasses()
                .that()
                .resideInAPackage(ownPackage + "..")
                .should()
                .dependOnClassesThat(foreign)
                .because(
                        "services talk through topics; only schemas, oneflow-client, operator-access and database-migrations are shared code");
    }

    /** Rules of style that hold for every class of ours. */
    public static ArchRule codingRules() {
        return CompositeArchRule.of(packagesAreNullMarked())
                .and(timeIsInjected())
                .and(noHiddenPools())
                .and(noFieldInjection())
                .and(noMutableStatics())
                .and(GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING)
                .and(GeneralCodingRules.NO_CLASSES_SHOULD_USE_JODATIME)
                .allowEmptyShould(true);
    }

    /** Services write to the log, never to the console. */
    public static ArchRule noConsole() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);
    }

    private static ArchRule packagesAreNullMarked() {
        return classes()
                .that()
                .resideInAPackage("dev.countersign..")
                .and()
                .resideOutsideOfPackage(SHARED_EVENTS)
                .should(beInANullMarkedPackage())
                .because("null is checked by the compiler only in @NullMarked packages: add a package-info.java");
    }

    private static ArchRule timeIsInjected() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests must be able to set the time: inject a " + Clock.class.getName());
    }

    private static ArchRule noHiddenPools() {
        return noClasses()
                .should()
                .callMethod(Executors.class, "newCachedThreadPool")
                .orShould()
                .callMethod(Executors.class, "newFixedThreadPool", int.class)
                .because("pools hide unbounded queues: use virtual threads and a bound that says what is bounded");
    }

    private static ArchRule noFieldInjection() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because(
                "dependencies are constructor parameters: visible, final, and given by tests");
    }

    private static ArchRule noMutableStatics() {
        return fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(SHARED_EVENTS)
                .and()
                .areDeclaredInClassesThat(DescribedPredicate.not(resideInAPackage("..generated..")))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("mutable statics are shared by everything that runs in the process, tests included")
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a @NullMarked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        item, marked, item.getFullName() + " is in a package without @NullMarked"));
            }
        };
    }
}
