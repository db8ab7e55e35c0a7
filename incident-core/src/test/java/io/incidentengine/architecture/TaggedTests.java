package io.incidentengine.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the tests that carry a number, in the sources: those of all modules, compiled or not. A disabled test does not
 * count.
 */
final class TaggedTests extends TreeScanner<Void, Void> {
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    private final Path file;
    private final List<TaggedTest> found;
    private final List<String> problems;
    private String around = "";

    private TaggedTests(Path file, List<TaggedTest> found, List<String> problems) {
        this.file = file;
        this.found = found;
        this.problems = problems;
    }

    /**
     * What was found.
     *
     * @param tests in the order of the files and of the lines
     * @param problems tags that carry a number and mean nothing
     */
    record Found(List<TaggedTest> tests, List<String> problems) {}

    static Found in(List<Path> files) {
        List<TaggedTest> tests = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (CompilationUnitTree unit : Sources.parse(files)) {
            new TaggedTests(Sources.file(unit), tests, problems).scan(unit, null);
        }
        return new Found(List.copyOf(tests), List.copyOf(problems));
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        if (has(type.getModifiers(), Set.of("Disabled"))) {
            return null;
        }
        String outside = around;
        around = outside.isEmpty() ? type.getSimpleName().toString() : outside + "." + type.getSimpleName();
        for (String number : numbers(type.getModifiers(), around)) {
            if (hasTests(type) || type.getExtendsClause() != null) {
                found.add(new TaggedTest(number, file, around, ""));
            } else {
                problems.add(around + " carries " + number + " and has no test");
            }
        }
        super.visitClass(type, nothing);
        around = outside;
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        if (!has(method.getModifiers(), Set.of("Disabled"))) {
            for (String number : numbers(method.getModifiers(), around + "." + method.getName())) {
                if (has(method.getModifiers(), TESTS)) {
                    found.add(new TaggedTest(number, file, around, sentence(method)));
                } else {
                    problems.add(around + "." + method.getName() + " carries " + number + " and is no test");
                }
            }
        }
        return super.visitMethod(method, nothing);
    }

    private static boolean hasTests(ClassTree type) {
        return type.getMembers().stream()
                .anyMatch(member -> member instanceof MethodTree method
                                && has(method.getModifiers(), TESTS)
                                && !has(method.getModifiers(), Set.of("Disabled"))
                        || member instanceof ClassTree nested
                                && has(nested.getModifiers(), Set.of("Nested"))
                                && hasTests(nested));
    }

    private static String sentence(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .filter(annotation -> name(annotation).equals("DisplayName"))
                .flatMap(TaggedTests::values)
                .filter(LiteralTree.class::isInstance)
                .map(literal -> String.valueOf(((LiteralTree) literal).getValue()))
                .findFirst()
                .orElseGet(() -> method.getName().toString().replace('_', ' '));
    }

    /** The numbers of @Tag and @Tags({@Tag, …}); other tags are none. */
    private List<String> numbers(ModifiersTree modifiers, String where) {
        List<String> numbers = new ArrayList<>();
        modifiers.getAnnotations().stream().flatMap(TaggedTests::tags).forEach(tag -> {
            for (ExpressionTree value : values(tag).toList()) {
                if (!(value instanceof LiteralTree literal)) {
                    problems.add(where + " carries " + value + ", which is not written out");
                } else if (literal.getValue() instanceof String text && text.matches("(?i)[rs]\\W*\\d.*")) {
                    numbers.add(text);
                }
            }
        });
        return numbers;
    }

    private static Stream<AnnotationTree> tags(AnnotationTree annotation) {
        if (name(annotation).equals("Tags")) {
            return values(annotation).filter(AnnotationTree.class::isInstance).map(AnnotationTree.class::cast);
        }
        return name(annotation).equals("Tag") ? Stream.of(annotation) : Stream.empty();
    }

    private static Stream<ExpressionTree> values(AnnotationTree annotation) {
        return annotation.getArguments().stream().flatMap(TaggedTests::elements);
    }

    private static Stream<ExpressionTree> elements(ExpressionTree argument) {
        ExpressionTree value = argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
        return value instanceof NewArrayTree array
                ? array.getInitializers().stream().map(ExpressionTree.class::cast)
                : Stream.of(value);
    }

    private static boolean has(ModifiersTree modifiers, Set<String> annotations) {
        return modifiers.getAnnotations().stream().anyMatch(annotation -> annotations.contains(name(annotation)));
    }

    private static String name(AnnotationTree annotation) {
        Tree type = annotation.getAnnotationType();
        String name = type.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
