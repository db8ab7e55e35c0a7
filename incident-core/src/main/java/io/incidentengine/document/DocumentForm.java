package io.incidentengine.document;

import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.policy.IncidentPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Turns values of one type into documents and back, so that what is read equals what was written. Immutable and safe for
 * any number of threads.
 *
 * <p>A document consists of {@code Map<String, Object>}, {@code List<Object>}, {@code String}, {@code Integer},
 * {@code Long} and {@code Boolean}, and nothing else; a library turns it into JSON. The order of a map's members means
 * nothing, that of a list does. What is {@code null} or an empty collection is left out. A whole number may come back as
 * an {@code Integer} or as a {@code Long}.
 *
 * <p>Each document says by {@code v} which version of the form it was written in. Older ones are read as long as there
 * are documents of them; newer ones are refused, as they hold what this code would lose.
 *
 * @param <T> the type of the values
 */
public final class DocumentForm<T> {
    static final String VERSION = "v";
    private static final Set<String> VERSION_ALONE = Set.of(VERSION);
    private static final Parts PARTS = new Parts(Upgrades.STANDARD);

    /** The state of an incident. */
    public static final DocumentForm<Incident> INCIDENT = of("incident", Incident.class);

    /** A line of an incident's timeline. */
    public static final DocumentForm<TimelineEntry> ENTRY = of("entry", TimelineEntry.class);

    /** An incident with its timeline. */
    public static final DocumentForm<Dossier> DOSSIER = of("dossier", Dossier.class);

    /** A report on its way in. */
    public static final DocumentForm<Intake> INTAKE = of("intake", Intake.class);

    /** A policy, with all that it consists of. */
    public static final DocumentForm<IncidentPolicy> POLICY = of("policy", IncidentPolicy.class);

    /** What somebody is to be told. */
    public static final DocumentForm<Notification> NOTIFICATION = of("notification", Notification.class);

    /** What is sent to somebody over a channel. */
    public static final DocumentForm<Message> MESSAGE = of("message", Message.class);

    /** An attempt to send a message, with its result. */
    public static final DocumentForm<Attempt> ATTEMPT = of("attempt", Attempt.class);

    /** What came in about a message that was sent. */
    public static final DocumentForm<News> NEWS = of("news", News.class);

    /** What is offered to problem management. */
    public static final DocumentForm<ProblemOffer> OFFER = of("offer", ProblemOffer.class);

    /** What came of the proof of a notification. */
    public static final DocumentForm<ProofOutcome> OUTCOME = of("outcome", ProofOutcome.class);

    private final String name;
    private final Upgrades upgrades;
    private final StructPart part;

    DocumentForm(String name, Upgrades upgrades, StructPart part) {
        this.name = name;
        this.upgrades = upgrades;
        this.part = part;
    }

    private static <T> DocumentForm<T> of(String name, Class<T> type) {
        return new DocumentForm<>(name, Upgrades.STANDARD, PARTS.struct(type));
    }

    /** What the documents of all types consist of. */
    static Map<String, NamedPart> parts() {
        return PARTS.named();
    }

    /**
     * Writes a value.
     *
     * @param value the value
     * @return its document, which belongs to the caller
     * @throws IllegalArgumentException if something is {@code null} in it that must not be
     */
    public Map<String, Object> write(T value) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(VERSION, upgrades.current());
        part.fill(document, value);
        return document;
    }

    /**
     * Reads what was {@linkplain #write written}, by this version or an earlier one.
     *
     * @param document the document, which is not changed
     * @return a value that equals the one that was written
     * @throws InvalidDocumentException if a member is unknown, missing or of the wrong kind, if a name or a value is none
     *     that is allowed, or if a newer version wrote it
     */
    @SuppressWarnings("unchecked") // the part is that of the type
    public T read(Map<String, ?> document) {
        try {
            return (T) part.read(document, version(document), VERSION_ALONE);
        } catch (UnfitException unfit) {
            throw unfit.of(name);
        }
    }

    /** The same value with other people and texts in it; itself if nothing in it changes. */
    @SuppressWarnings("unchecked") // the part is that of the type
    T revised(T value, Revision by) {
        return (T) part.revised(value, by);
    }

    private int version(Map<String, ?> document) {
        Object version = document.get(VERSION);
        try {
            if (version == null) {
                throw new UnfitException("is missing", upgrades.allowed(), null);
            }
            return upgrades.check(version);
        } catch (UnfitException unfit) {
            throw unfit.in("." + VERSION);
        }
    }

    @Override
    public String toString() {
        return name + " v" + upgrades.current();
    }
}
