package io.incidentengine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What a host implements. What a port may mention is on the {@link Whitelist}: plain JDK and the core's own types. */
final class Ports {
    private Ports() {}

    /** No method silently does nothing: every one must be implemented, the listener's excepted. */
    static ArchRule everyMethodIsAbstract(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat(DescribedPredicate.describe("a host implements", Ports::isImplementedByHosts))
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(port(root))
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName(root + ".port.EngineListener")
                .should()
                .haveModifier(JavaModifier.ABSTRACT);
    }

    /** An outcome is a result, not an exception that every caller has to name. */
    static ArchRule nothingCheckedIsThrown(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(port(root))
                .should(new ArchCondition<JavaMethod>("declare no checked exception") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        for (JavaClass thrown : method.getExceptionTypes()) {
                            boolean unchecked =
                                    thrown.isAssignableTo(RuntimeException.class) || thrown.isAssignableTo(Error.class);
                            String message = method.getDescription() + " throws <" + thrown.getFullName() + ">";
                            events.add(new SimpleConditionEvent(method, unchecked, message));
                        }
                    }
                });
    }

    /** A sealed interface is a result: the port itself implements it. */
    private static boolean isImplementedByHosts(JavaClass type) {
        return type.isInterface() && !type.reflect().isSealed();
    }

    private static String[] port(String root) {
        return Code.packages(root, List.of("port"));
    }
}
