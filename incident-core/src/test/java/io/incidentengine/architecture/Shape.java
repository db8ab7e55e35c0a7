package io.incidentengine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.NullMarked;

/** What the types of the core look like. */
final class Shape {
    private static final Set<String> MUTABLE =
            Set.of("java.lang.StringBuilder", "java.lang.StringBuffer", "java.lang.ThreadLocal");

    private static final Set<String> CODE =
            Set.of("java.lang.Class", "java.lang.Runnable", "java.util.Comparator", "java.util.concurrent.Callable");

    private Shape() {}

    /** Says for each package whether what may be null is marked. */
    static ArchRule everyPackageIsNullMarked(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(condition("be in a @NullMarked package", (JavaClass type, ConditionEvents events) -> {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    report(type.getPackage(), marked, "Package <" + type.getPackageName() + ">", events);
                }));
    }

    /** What threads and callers share does not change: public types have final fields, their builders excepted. */
    static ArchRule valuesDoNotChange(String root) {
        return fields().that()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "are public values",
                        type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                                && !type.getSimpleName().endsWith("Builder")))
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(Code.packages(root, Layers.PURE))
                .should()
                .beFinal();
    }

    /** A builder's setters are bare nouns, and nothing else has any. */
    static ArchRule nothingHasSetters(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and(DescribedPredicate.<JavaMethod>describe(
                        "take a value", method -> !method.getRawParameterTypes().isEmpty()))
                .and()
                .arePublic()
                .should()
                .haveNameNotMatching("set[A-Z].*");
    }

    /** What is stored, compared and shown holds no code: no functions, and no interfaces that a host implements. */
    static ArchRule valuesHoldNoCode(String root) {
        return CompositeArchRule.of(fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(Code.packages(root, Layers.PURE))
                        .and()
                        .areDeclaredInClassesThat()
                        .arePublic()
                        .and()
                        .areNotStatic()
                        .should(condition("hold no function", (JavaField field, ConditionEvents events) -> {
                            for (JavaClass type : field.getType().getAllInvolvedRawTypes()) {
                                boolean code = type.getPackageName().equals("java.util.function")
                                        || CODE.contains(type.getFullName());
                                String message = field.getDescription() + " holds <" + type.getFullName() + ">";
                                report(field, !code, message, events);
                            }
                        })))
                .and(classes()
                        .that()
                        .resideInAnyPackage(Code.packages(root, Layers.PURE))
                        .and()
                        .arePublic()
                        .and()
                        .areInterfaces()
                        .should(condition("be sealed", (JavaClass type, ConditionEvents events) -> {
                            boolean sealed = type.reflect().isSealed() || type.isAnnotation();
                            report(type, sealed, type.getDescription() + " is not sealed", events);
                        })));
    }

    /** Two engines in one virtual machine never meet: static fields are final, and hold nothing to meet in. */
    static ArchRule noSharedState(String root) {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areStatic()
                .should(condition(
                        "be final and hold nothing that changes", (JavaField field, ConditionEvents events) -> {
                            boolean constant = field.getModifiers().contains(JavaModifier.FINAL) && !changes(field);
                            report(field, constant, field.getDescription(), events);
                        }));
    }

    private static boolean changes(JavaField field) {
        JavaClass type = field.getRawType();
        if (type.isArray()) {
            // not the compiler's own, such as the values of an enum
            return !field.getModifiers().contains(JavaModifier.PRIVATE)
                    && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
        }
        boolean collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        return type.getPackageName().startsWith("java.util.concurrent")
                || MUTABLE.contains(type.getFullName())
                || collection && !type.isInterface();
    }

    /** One tree of exceptions, beside what stores fail at. */
    static ArchRule publicExceptionsAreIncidentExceptions(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .arePublic()
                .and()
                .areAssignableTo(Throwable.class)
                .and()
                .areNotAssignableTo(root + ".port.StoreException")
                .should()
                .beAssignableTo(root + ".model.IncidentException")
                .andShould()
                .beAssignableTo(RuntimeException.class)
                .andShould()
                .haveSimpleNameEndingWith("Exception");
    }

    private static <T> ArchCondition<T> condition(String description, BiConsumer<T, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.accept(item, events);
            }
        };
    }

    private static void report(Object object, boolean satisfied, String message, ConditionEvents events) {
        events.add(new SimpleConditionEvent(object, satisfied, message));
    }
}
