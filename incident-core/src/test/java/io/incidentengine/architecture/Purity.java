package io.incidentengine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;

/**
 * The packages that hold the rules of the trade are functions of values. The whitelist keeps executors, I/O and loggers
 * out; this keeps out what java.lang and java.time offer of that kind.
 */
final class Purity {
    private static final Set<String> TYPES =
            Set.of("java.lang.Thread", "java.lang.System", "java.time.Clock", "java.time.InstantSource");

    private static final Set<String> MONITORS_AND_OUTPUT = Set.of("wait", "notify", "notifyAll", "printStackTrace");

    private Purity() {}

    static ArchRule rulesAreFunctions(String root) {
        String[] pure = Code.packages(root, Layers.PURE);
        return CompositeArchRule.of(noClasses()
                        .that()
                        .resideInAnyPackage(pure)
                        .should()
                        .dependOnClassesThat(DescribedPredicate.describe(
                                "are threads, clocks or the system", type -> TYPES.contains(type.getFullName()))))
                .and(noClasses()
                        .that()
                        .resideInAnyPackage(pure)
                        .should()
                        .accessTargetWhere(DescribedPredicate.describe(
                                "wait, notify or print",
                                (JavaAccess<?> access) -> MONITORS_AND_OUTPUT.contains(access.getName())
                                        && access.getTargetOwner()
                                                .getPackageName()
                                                .equals("java.lang"))))
                .and(methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(pure)
                        .should()
                        .notHaveModifier(JavaModifier.SYNCHRONIZED))
                .and(fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(pure)
                        .should()
                        .notHaveModifier(JavaModifier.VOLATILE));
    }
}
