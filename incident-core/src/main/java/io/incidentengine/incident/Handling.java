package io.incidentengine.incident;

import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.model.ProblemGround;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the handling has come to so far; the words of each step stand on the timeline.
 *
 * @param faulty the part or team at fault (R6); {@code null} while unknown
 * @param documents the documentation that was consulted (R4)
 * @param proposal the solution as it stands (R15); {@code null} while there is none
 * @param rootCause what is known of the cause; {@code null} until resolved
 * @param resources who or what was assigned (R14)
 * @param actions the corrective actions (R12)
 * @param lessons the lessons learned (R9)
 * @param offered why it was offered or transferred to problem management in this cycle (R8)
 * @param filed where the major-incident report is kept (R16); {@code null} until filed
 */
public record Handling(
        @Nullable String faulty,
        List<String> documents,
        @Nullable Solution proposal,
        @Nullable RootCause rootCause,
        List<String> resources,
        List<CorrectiveAction> actions,
        List<String> lessons,
        List<ProblemGround> offered,
        @Nullable String filed) {
    static final Handling NONE =
            new Handling(null, List.of(), null, null, List.of(), List.of(), List.of(), List.of(), null);

    /** Copies the lists. */
    public Handling {
        documents = List.copyOf(documents);
        resources = List.copyOf(resources);
        actions = List.copyOf(actions);
        lessons = List.copyOf(lessons);
        offered = List.copyOf(offered);
    }

    /**
     * The part or team at fault.
     *
     * @return the demarcation, or empty while unknown
     */
    public Optional<String> atFault() {
        return Optional.ofNullable(faulty);
    }

    /**
     * The solution as it stands.
     *
     * @return the latest proposal, or empty
     */
    public Optional<Solution> solution() {
        return Optional.ofNullable(proposal);
    }

    /**
     * What is known of the cause.
     *
     * @return the root cause, or empty until resolved
     */
    public Optional<RootCause> cause() {
        return Optional.ofNullable(rootCause);
    }

    /**
     * Where the major-incident report is kept.
     *
     * @return the reference, or empty until filed
     */
    public Optional<String> report() {
        return Optional.ofNullable(filed);
    }

    /**
     * Tells whether the solution is approved (R15).
     *
     * @return true if the latest proposal is
     */
    public boolean isApproved() {
        return proposal != null && proposal.state() == Solution.State.APPROVED;
    }

    Handling demarcated(String atFault) {
        return new Handling(atFault, documents, proposal, rootCause, resources, actions, lessons, offered, filed);
    }

    Handling consulted(List<String> more) {
        List<String> all = plus(documents, more);
        return new Handling(faulty, all, proposal, rootCause, resources, actions, lessons, offered, filed);
    }

    Handling solvedBy(@Nullable Solution solution) {
        return new Handling(faulty, documents, solution, rootCause, resources, actions, lessons, offered, filed);
    }

    Handling causedBy(@Nullable RootCause cause) {
        return new Handling(faulty, documents, proposal, cause, resources, actions, lessons, offered, filed);
    }

    Handling assigned(List<String> more) {
        List<String> all = plus(resources, more);
        return new Handling(faulty, documents, proposal, rootCause, all, actions, lessons, offered, filed);
    }

    Handling with(CorrectiveAction action) {
        List<CorrectiveAction> all = new ArrayList<>(actions);
        all.removeIf(known -> known.id().equals(action.id()));
        all.add(action);
        return new Handling(faulty, documents, proposal, rootCause, resources, all, lessons, offered, filed);
    }

    Handling learned(String lesson) {
        List<String> all = new ArrayList<>(lessons);
        all.add(lesson);
        return new Handling(faulty, documents, proposal, rootCause, resources, actions, all, offered, filed);
    }

    Handling offeredFor(ProblemGround ground) {
        List<ProblemGround> all = plus(offered, List.of(ground));
        return new Handling(faulty, documents, proposal, rootCause, resources, actions, lessons, all, filed);
    }

    Handling filedAt(@Nullable String reference) {
        return new Handling(faulty, documents, proposal, rootCause, resources, actions, lessons, offered, reference);
    }

    /** What was found stays; solution, cause, offers and report are those of a cycle (S14). */
    Handling inNewCycle() {
        return new Handling(faulty, documents, null, null, resources, actions, lessons, List.of(), null);
    }

    /** Appends what is not yet there. */
    private static <T> List<T> plus(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        more.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return all;
    }

    /**
     * A solution that was proposed.
     *
     * @param text what to do
     * @param state how it was judged
     */
    public record Solution(String text, State state) {
        /** How a solution was judged. */
        public enum State {
            /** Not yet. */
            PROPOSED,
            /** It may be carried out. */
            APPROVED,
            /** It needs rework. */
            RETURNED
        }
    }
}
