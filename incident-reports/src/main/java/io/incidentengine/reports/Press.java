package io.incidentengine.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws charts as SVG: Apache ECharts, without a browser. It measures text by a table of its own and not by the fonts of the
 * machine, so a chart has the same bytes everywhere. The script sees numbers and text, and nothing of Java. Thread-safe.
 *
 * <p>The first chart of a process takes a second or two, as a library is read; the next ones take a tenth of one.
 */
final class Press {
    private static final String JAR = "META-INF/maven/org.webjars/echarts/pom.properties";
    private static final ContextFactory SCRIPTS = new ContextFactory() {
        @Override
        protected Context makeContext() {
            Context context = super.makeContext();
            context.setLanguageVersion(Context.VERSION_ES6);
            context.setInterpretedMode(true); // the library is larger than a method may be
            return context;
        }
    };
    private static final String DRAW = """
            function setTimeout() { return 0; }
            function clearTimeout() {}
            function draw(option, width, height) {
                var chart = echarts.init(null, null, {renderer: 'svg', ssr: true, width: width, height: height});
                chart.setOption(option);
                return chart.renderToSVGString();
            }
            """;

    /** What the library writes for a page that follows the pointer. */
    private static final Pattern FOR_THE_POINTER =
            Pattern.compile("(?s) (ecmeta_[a-z_]+|class)=\"[^\"]*\"|<style.*?</style>");

    private Press() {}

    /** Read when the first chart is drawn. */
    private static final class Library {
        static final Script SCRIPT = SCRIPTS.call(context -> context.compileString(source(), "echarts", 1, null));

        private static String source() {
            Properties jar = new Properties();
            try (InputStream properties = open(JAR)) {
                jar.load(properties);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            String path = "META-INF/resources/webjars/echarts/" + jar.getProperty("version") + "/echarts.common.min.js";
            try (InputStream script = open(path)) {
                return new String(script.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private static InputStream open(String path) throws IOException {
            InputStream found = Press.class.getClassLoader().getResourceAsStream(path);
            if (found == null) {
                throw new IOException(
                        path + " is not on the class path; allowed: org.webjars:echarts beside this library");
            }
            return found;
        }
    }

    /**
     * Draws the charts of a page.
     *
     * @return what stands inside the SVG element of each
     */
    static List<String> draw(List<BarChart> charts) {
        if (charts.isEmpty()) {
            return List.of();
        }
        Script library = Library.SCRIPT;
        return SCRIPTS.call(context -> {
            ScriptableObject scope = context.initSafeStandardObjects();
            context.evaluateString(scope, DRAW, "draw", 1, null);
            library.exec(context, scope, scope);
            Function draw = (Function) scope.get("draw", scope);
            List<String> drawn = new ArrayList<>();
            for (BarChart chart : charts) {
                Object[] arguments = {
                    script(BarOptions.of(chart), context, scope), BarOptions.WIDTH, chart.height(),
                };
                drawn.add(inside(Context.toString(draw.call(context, scope, scope, arguments))));
            }
            return List.copyOf(drawn);
        });
    }

    private static String inside(String svg) {
        String inside = svg.substring(svg.indexOf('>') + 1, svg.lastIndexOf("</svg>"));
        return FOR_THE_POINTER.matcher(inside).replaceAll("").strip();
    }

    /** The same value as the script has it. */
    private static Object script(Object value, Context context, Scriptable scope) {
        if (value instanceof Map<?, ?> map) {
            Scriptable object = context.newObject(scope);
            map.forEach((name, member) ->
                    ScriptableObject.putProperty(object, (String) name, script(member, context, scope)));
            return object;
        }
        if (value instanceof List<?> list) {
            return context.newArray(
                    scope,
                    list.stream().map(member -> script(member, context, scope)).toArray());
        }
        return value;
    }
}
