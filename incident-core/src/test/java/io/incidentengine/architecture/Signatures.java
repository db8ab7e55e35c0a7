package io.incidentengine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a user can see mentions nothing that is internal. */
final class Signatures {
    private static final Set<JavaModifier> VISIBLE = Set.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED);

    private Signatures() {}

    static ArchRule mentionNothingInternal(String root) {
        String internal = root + ".internal";
        return classes()
                .that()
                .resideInAnyPackage(Code.packages(root, Layers.EXPORTED))
                .should(new ArchCondition<JavaClass>("mention nothing internal where a user can see it") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (isVisible(type)) {
                            supertypes(type).forEach(used -> check(type, type.getDescription(), used, events));
                            parameters(type.getTypeParameters())
                                    .forEach(used -> check(type, type.getDescription(), used, events));
                            members(type)
                                    .forEach(member -> types(member)
                                            .forEach(used -> check(member, member.getDescription(), used, events)));
                        }
                    }

                    private void check(Object object, String where, JavaType used, ConditionEvents events) {
                        for (JavaClass involved : used.getAllInvolvedRawTypes()) {
                            JavaClass mentioned = involved.getBaseComponentType();
                            boolean hidden = mentioned.getPackageName().equals(internal)
                                    || mentioned.getPackageName().startsWith(internal + ".");
                            String message = where + " mentions <" + mentioned.getFullName() + ">";
                            events.add(new SimpleConditionEvent(object, !hidden, message));
                        }
                    }
                });
    }

    /** A nested type is visible if all around it are. */
    private static boolean isVisible(JavaClass type) {
        Optional<JavaClass> around = type.getEnclosingClass();
        return isVisible(type.getModifiers()) && (around.isEmpty() || isVisible(around.get()));
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.stream().anyMatch(VISIBLE::contains) && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static List<JavaType> supertypes(JavaClass type) {
        List<JavaType> all = new ArrayList<>(type.getInterfaces());
        type.getSuperclass().ifPresent(all::add);
        return all;
    }

    /** Its own members, and those that it inherits from a class that a user cannot see. */
    private static Stream<JavaMember> members(JavaClass type) {
        return type.getAllMembers().stream()
                .filter(member -> isVisible(member.getModifiers()))
                .filter(member -> member.getOwner().equals(type) || !isVisible(member.getOwner()));
    }

    private static List<JavaType> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return List.of(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        List<JavaType> all = new ArrayList<>(unit.getParameterTypes());
        all.add(unit.getReturnType());
        all.addAll(unit.getExceptionTypes());
        all.addAll(parameters(unit.getTypeParameters()));
        return all;
    }

    private static List<JavaType> parameters(List<? extends JavaTypeVariable<?>> variables) {
        return variables.stream()
                .flatMap(variable -> variable.getUpperBounds().stream())
                .toList();
    }
}
