package io.incidentengine.notification;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Text;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text with places for facts, read once and filled often. It is data: it decides nothing but whether an optional part is
 * shown.
 *
 * <ul>
 *   <li>{@code {title}} shows a fact.
 *   <li><code>[Solution: {note}]</code> is a section: it is dropped when a fact in it is missing. A section that has a line
 *       to itself takes the line with it.
 *   <li><code>[Solution: {note}|No solution yet]</code> falls back on what comes after the bar, which may be a section of
 *       the same kind.
 *   <li>{@code {note?}} in a section asks for a fact without showing it.
 *   <li>A backslash before a brace, a bracket, a bar or a backslash takes it as it is. A bar outside of sections is only a
 *       bar.
 * </ul>
 */
public final class Template {
    private final String source;
    private final List<Part> parts;
    private final Set<String> required = new TreeSet<>();
    private final Set<String> optional = new TreeSet<>();

    /** Something to show. */
    sealed interface Part {}

    /** Always the same. */
    record Fixed(String text) implements Part {}

    /** A fact, shown or only asked for. */
    record Place(String fact, boolean shown) implements Part {}

    /** The first of its alternatives that lacks nothing. */
    record Section(List<List<Part>> alternatives) implements Part {}

    private Template(String source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
        for (Part part : parts) {
            if (part instanceof Place place) {
                required.add(place.fact());
            } else if (part instanceof Section section) {
                for (List<Part> alternative : section.alternatives()) {
                    places(alternative).forEach(place -> optional.add(place.fact()));
                }
            }
        }
    }

    private static List<Place> places(List<Part> parts) {
        return parts.stream()
                .filter(Place.class::isInstance)
                .map(Place.class::cast)
                .toList();
    }

    /**
     * Reads a template.
     *
     * @param source the text
     * @return the template
     * @throws InvalidInputException if it is blank, or a brace, a bracket or a backslash is out of place; it says where
     */
    public static Template parse(String source) {
        String text = Text.reason("template", source);
        return new Template(text, new TemplateReader(text).read());
    }

    /**
     * The facts that it cannot do without.
     *
     * @return their names, in the order of the alphabet
     */
    public Set<String> required() {
        return Collections.unmodifiableSet(required);
    }

    /**
     * The facts that its sections show or ask for.
     *
     * @return their names, in the order of the alphabet
     */
    public Set<String> optional() {
        return Collections.unmodifiableSet(optional);
    }

    /**
     * Puts facts into their places. What is missing outside of a section leaves a question mark: a message with a hole is
     * better than none.
     *
     * @param facts gives the words for a name, or {@code null} if there is no such fact
     * @return the text, without blanks around it
     */
    public String fill(Function<String, @Nullable String> facts) {
        StringBuilder out = new StringBuilder(source.length() + 64);
        boolean takesLine = false;
        for (Part part : parts) {
            if (part instanceof Fixed fixed) {
                boolean skips = takesLine && fixed.text().startsWith("\n");
                out.append(fixed.text(), skips ? 1 : 0, fixed.text().length());
            } else if (part instanceof Place place) {
                String words = facts.apply(place.fact());
                out.append(words == null ? "?" : words);
            }
            takesLine = part instanceof Section section && !show(section, facts, out) && isAtLineStart(out);
        }
        return out.toString().strip();
    }

    private static boolean isAtLineStart(StringBuilder out) {
        return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    }

    private static boolean show(Section section, Function<String, @Nullable String> facts, StringBuilder out) {
        int start = out.length();
        for (List<Part> alternative : section.alternatives()) {
            if (append(alternative, facts, out)) {
                return true;
            }
            out.setLength(start);
        }
        return false;
    }

    private static boolean append(List<Part> parts, Function<String, @Nullable String> facts, StringBuilder out) {
        for (Part part : parts) {
            if (part instanceof Fixed fixed) {
                out.append(fixed.text());
            } else if (part instanceof Place place) {
                String words = facts.apply(place.fact());
                if (words == null) {
                    return false;
                }
                out.append(place.shown() ? words : "");
            }
        }
        return true;
    }

    /** Two templates of one source are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template template && template.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    /** The source. */
    @Override
    public String toString() {
        return source;
    }
}
