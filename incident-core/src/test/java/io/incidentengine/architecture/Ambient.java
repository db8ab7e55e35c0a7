package io.incidentengine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the core may not take out of the air: the time, chance, the machine's settings; calls and method references
 * alike. The engine's builder alone names the system's clock and random ids, as defaults that a host can replace.
 */
final class Ambient {
    private static final Set<String> SLEEPING = Set.of(
            "java.lang.Thread.sleep",
            "java.lang.Thread.onSpinWait",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.locks.LockSupport.parkUntil");

    private static final Set<String> MACHINE = Set.of(
            "java.lang.Boolean.getBoolean",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.System.getProperties",
            "java.lang.System.getProperty",
            "java.lang.System.getenv",
            "java.lang.System.lineSeparator",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault");

    private static final Set<String> RANDOM_TYPES = Set.of(
            "java.security.SecureRandom",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom");

    private static final Set<String> RANDOM = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.Collections.shuffle",
            "java.util.UUID.randomUUID");

    private Ambient() {}

    static ArchRule noClock(String root) {
        return nobodyBut(builder(root), root, "read a clock", Ambient::readsAClock);
    }

    static ArchRule noChance(String root) {
        return nobodyBut(
                builder(root),
                root,
                "leave anything to chance",
                access -> RANDOM.contains(name(access))
                        || RANDOM_TYPES.contains(access.getTargetOwner().getFullName())
                        || access.getTargetOwner().getPackageName().equals("java.util.random"));
    }

    static ArchRule noSleep(String root) {
        return nobodyBut("", root, "sleep", access -> SLEEPING.contains(name(access)));
    }

    static ArchRule noMachineSettings(String root) {
        return nobodyBut("", root, "ask the machine for a setting", access -> MACHINE.contains(name(access)));
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String member = access.getName();
        if (owner.getPackageName().equals("java.time.chrono")
                || owner.getPackageName().equals("java.time")) {
            return member.equals("now")
                    || member.equals("system") // InstantSource
                    || owner.getSimpleName().equals("Clock")
                            && (member.startsWith("system") || member.startsWith("tick"));
        }
        return switch (owner.getFullName()) {
            case "java.lang.System" -> member.equals("currentTimeMillis") || member.equals("nanoTime");
            case "java.util.Calendar" -> member.equals("getInstance");
            case "java.util.Date", "java.util.GregorianCalendar" ->
                member.equals("<init>")
                        && access.getTarget() instanceof CodeUnitAccessTarget constructor
                        && constructor.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    private static String name(JavaAccess<?> access) {
        return access.getTargetOwner().getFullName() + "." + access.getName();
    }

    private static String builder(String root) {
        return root + ".IncidentEngine$Builder";
    }

    private static ArchRule nobodyBut(String exempt, String root, String does, Predicate<JavaAccess<?>> forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .doNotHaveFullyQualifiedName(exempt)
                .should()
                .accessTargetWhere(DescribedPredicate.describe(does, forbidden))
                .as("nothing in the core should " + does);
    }
}
