package io.incidentengine.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources as the compiler reads them: for what the class files do not tell. */
final class Sources {
    private Sources() {}

    /** Parses files; needs no class path, and fails on what is no Java. */
    static List<CompilationUnitTree> parse(List<Path> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(errors, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, errors, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            if (!errors.getDiagnostics().isEmpty()) {
                throw new IllegalStateException("cannot parse: " + errors.getDiagnostics());
            }
            return units;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that was parsed. */
    static Path file(CompilationUnitTree unit) {
        return Path.of(unit.getSourceFile().toUri());
    }

    /** The names of the files that hold a synchronized block. */
    static List<String> withSynchronizedBlocks(List<Path> files) {
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : parse(files)) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitSynchronized(SynchronizedTree block, Void nothing) {
                    found.add(file(unit).getFileName().toString());
                    return super.visitSynchronized(block, nothing);
                }
            }.scan(unit, null);
        }
        return found;
    }

    /** The names of the files that name a package or one of its types, in an import or in the code. */
    static List<String> naming(String packageName, List<Path> files) {
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : parse(files)) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
                    if (select.toString().equals(packageName)) {
                        found.add(file(unit).getFileName().toString());
                    }
                    return super.visitMemberSelect(select, nothing);
                }
            }.scan(unit, null);
        }
        return found.stream().distinct().toList();
    }
}
