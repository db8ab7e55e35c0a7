package io.incidentengine.policy;

import io.incidentengine.escalation.Cadence;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.severity.SeverityPolicy;
import io.incidentengine.sla.Milestone;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything adjustable, as one immutable value with an id and a version (R1, R26). {@link EmergencyHandling#policy()} is
 * the default; {@link #toBuilder(String, int)} makes another of it.
 *
 * <p>No functions sit in it, so it can be compared, stored and shown. Incidents stay pinned to the version they were
 * reported under, but for the role table, which is always the current one (S15).
 *
 * @param ref its id and version
 * @param severity how incidents are classified
 * @param milestones the clocks, in the order in which they are shown
 * @param ladders the rungs per milestone, the lowest first
 * @param notifications who is told what, when and how
 * @param telling how often progress is told, in which words, and what is done when it does not arrive
 * @param roles who may do what
 * @param closing how resolutions are confirmed, what major incidents demand, and what is offered to problem management
 * @param tolerances how much is tolerated before it matters
 */
public record IncidentPolicy(
        PolicyRef ref,
        SeverityPolicy severity,
        List<Milestone> milestones,
        Map<String, List<Rung>> ladders,
        List<NotificationRule> notifications,
        Telling telling,
        RoleTable roles,
        Closing closing,
        Tolerances tolerances) {

    /**
     * Copies the collections, and checks that all parts agree.
     *
     * @throws io.incidentengine.model.InvalidPolicyException naming every contradiction with its path
     */
    public IncidentPolicy {
        milestones = Required.all("policy milestones", milestones);
        Map<String, List<Rung>> copy = new LinkedHashMap<>();
        Required.all("policy ladders", ladders)
                .forEach((milestone, rungs) -> copy.put(milestone, Required.all("ladders." + milestone, rungs)));
        ladders = Collections.unmodifiableMap(copy);
        notifications = Required.all("policy notifications", notifications);
        PolicyCheck.check(new Builder(ref, severity)
                .with(milestones, ladders, notifications)
                .with(telling, roles, closing, tolerances));
    }

    /**
     * Begins a policy from nothing: no milestones, no rules, the standard role table.
     *
     * @param id the policy's id
     * @param version 1 and upward
     * @param severity how incidents are classified
     * @return a builder
     */
    public static Builder named(String id, int version, SeverityPolicy severity) {
        return new Builder(new PolicyRef(id, version), severity);
    }

    /**
     * Begins a copy of this policy under another id or version.
     *
     * @param id the new policy's id
     * @param version 1 and upward
     * @return a builder that holds all of this policy
     */
    public Builder toBuilder(String id, int version) {
        return new Builder(new PolicyRef(id, version), severity).like(this);
    }

    /**
     * A milestone by its name.
     *
     * @param name such as {@code response}
     * @return the milestone, or empty if there is none of that name
     */
    public Optional<Milestone> milestone(String name) {
        return milestones.stream()
                .filter(milestone -> milestone.name().equals(name))
                .findFirst();
    }

    /**
     * The rungs of a milestone.
     *
     * @param milestone the milestone's name
     * @return the lowest first; empty if it has none
     */
    public List<Rung> ladder(String milestone) {
        return ladders.getOrDefault(milestone, List.of());
    }

    /**
     * How often progress is told.
     *
     * @return the cadence
     */
    public Cadence cadence() {
        return telling.cadence();
    }

    /**
     * How notifications are worded.
     *
     * @return the templates
     */
    public MessageTemplates templates() {
        return telling.templates();
    }

    /**
     * How messages are delivered, and what is done when they do not arrive.
     *
     * @return the delivery
     */
    public DeliveryPolicy delivery() {
        return telling.delivery();
    }

    /**
     * How often progress is told, how notifications are worded, and what is done when they do not arrive.
     *
     * @param cadence how often progress is told
     * @param templates how notifications are worded
     * @param delivery how messages are delivered (S28–S31)
     */
    public record Telling(Cadence cadence, MessageTemplates templates, DeliveryPolicy delivery) {
        /** Refuses missing parts. */
        public Telling {
            cadence = Required.value("policy cadence", cadence);
            templates = Required.value("policy templates", templates);
            delivery = Required.value("policy delivery", delivery);
        }
    }

    /**
     * How resolutions are confirmed, and what major incidents demand.
     *
     * @param confirmation how resolutions are confirmed
     * @param majorIncidents what major incidents demand
     * @param problemOffers on which grounds incidents are offered to problem management (R8)
     */
    public record Closing(
            ConfirmationPolicy confirmation, MajorIncidentPolicy majorIncidents, Set<ProblemGround> problemOffers) {
        /** Refuses missing parts, and copies the set. */
        public Closing {
            confirmation = Required.value("policy confirmation", confirmation);
            majorIncidents = Required.value("policy majorIncidents", majorIncidents);
            Required.all("policy problemOffers", problemOffers);
            problemOffers = Collections.unmodifiableSet(
                    problemOffers.isEmpty() ? EnumSet.noneOf(ProblemGround.class) : EnumSet.copyOf(problemOffers));
        }
    }

    /** Collects the parts of a policy; not thread-safe. */
    public static final class Builder {
        final PolicyRef ref;
        SeverityPolicy severity;
        final Map<String, Milestone> milestones = new LinkedHashMap<>();
        final Map<String, List<Rung>> ladders = new LinkedHashMap<>();
        final Map<String, NotificationRule> notifications = new LinkedHashMap<>();
        Cadence cadence = Cadence.NONE;
        MessageTemplates templates = MessageTemplates.standard();
        RoleTable roles = RoleTable.standard();
        ConfirmationPolicy confirmation = ConfirmationPolicy.STANDARD;
        MajorIncidentPolicy majorIncidents = MajorIncidentPolicy.STANDARD;
        Set<ProblemGround> problemOffers = EnumSet.allOf(ProblemGround.class);
        Tolerances tolerances = Tolerances.STANDARD;
        DeliveryPolicy delivery = DeliveryPolicy.STANDARD;

        private Builder(PolicyRef ref, SeverityPolicy severity) {
            this.ref = Required.value("policy ref", ref);
            this.severity = Required.value("policy severity", severity);
        }

        private Builder like(IncidentPolicy policy) {
            return with(policy.milestones, policy.ladders, policy.notifications)
                    .with(policy.telling, policy.roles, policy.closing, policy.tolerances);
        }

        private Builder with(
                List<Milestone> someMilestones,
                Map<String, List<Rung>> someLadders,
                List<NotificationRule> someNotifications) {
            someMilestones.forEach(this::milestone);
            ladders.putAll(someLadders);
            someNotifications.forEach(this::notification);
            return this;
        }

        private Builder with(Telling aTelling, RoleTable aTable, Closing aClosing, Tolerances some) {
            cadence = Required.value("policy telling", aTelling).cadence();
            templates = aTelling.templates();
            delivery = aTelling.delivery();
            roles = Required.value("policy roles", aTable);
            confirmation = Required.value("policy closing", aClosing).confirmation();
            majorIncidents = aClosing.majorIncidents();
            problemOffers = aClosing.problemOffers();
            tolerances = Required.value("policy tolerances", some);
            return this;
        }

        /**
         * Sets how incidents are classified.
         *
         * @param value the severity policy
         * @return this builder
         */
        public Builder severity(SeverityPolicy value) {
            severity = Required.value("policy severity", value);
            return this;
        }

        /**
         * Adds a milestone, or replaces the one of that name.
         *
         * @param milestone the milestone
         * @return this builder
         */
        public Builder milestone(Milestone milestone) {
            Milestone added = Required.value("policy milestone", milestone);
            milestones.put(added.name(), added);
            return this;
        }

        /**
         * Adds a milestone with its ladder, or replaces the one of that name.
         *
         * @param milestone the milestone
         * @param rungs its rungs, the lowest first
         * @return this builder
         */
        public Builder milestone(Milestone milestone, Rung... rungs) {
            return milestone(milestone).ladder(milestone.name(), rungs);
        }

        /**
         * Removes a milestone with its ladder.
         *
         * @param name the milestone's name
         * @return this builder
         * @throws InvalidInputException naming those that there are, if there is none of that name
         */
        public Builder withoutMilestone(String name) {
            remove("milestone", name, milestones);
            ladders.remove(name);
            return this;
        }

        /**
         * Sets the ladder of a milestone. Default: none.
         *
         * @param milestone the milestone's name
         * @param rungs its rungs, the lowest first
         * @return this builder
         */
        public Builder ladder(String milestone, Rung... rungs) {
            ladders.put(Text.name("milestone of a ladder", milestone), Required.all("ladders." + milestone, rungs));
            return this;
        }

        /**
         * Adds a notification rule, or replaces the one of that name.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder notification(NotificationRule rule) {
            NotificationRule added = Required.value("policy notification", rule);
            notifications.put(added.name(), added);
            return this;
        }

        /**
         * Removes a notification rule.
         *
         * @param name the rule's name
         * @return this builder
         * @throws InvalidInputException naming those that there are, if there is none of that name
         */
        public Builder withoutNotification(String name) {
            remove("notification rule", name, notifications);
            return this;
        }

        private static void remove(String what, String name, Map<String, ?> parts) {
            if (parts.remove(Required.value(what, name)) == null) {
                throw new InvalidInputException(what + " to be left out", "'" + name + "'", "one of " + parts.keySet());
            }
        }

        /**
         * Sets how often progress is told. Default: never.
         *
         * @param value the cadence
         * @return this builder
         */
        public Builder cadence(Cadence value) {
            cadence = Required.value("policy cadence", value);
            return this;
        }

        /**
         * Sets how notifications are worded. Default: {@link MessageTemplates#standard()}.
         *
         * @param value the templates; each must do with the facts that its kind has under the rules of this policy
         * @return this builder
         */
        public Builder templates(MessageTemplates value) {
            templates = Required.value("policy templates", value);
            return this;
        }

        /**
         * Sets who may do what. Default: {@link RoleTable#standard()}.
         *
         * @param value the role table
         * @return this builder
         */
        public Builder roles(RoleTable value) {
            roles = Required.value("policy roles", value);
            return this;
        }

        /**
         * Sets how resolutions are confirmed. Default: {@link ConfirmationPolicy#STANDARD}.
         *
         * @param value the confirmation policy
         * @return this builder
         */
        public Builder confirmation(ConfirmationPolicy value) {
            confirmation = Required.value("policy confirmation", value);
            return this;
        }

        /**
         * Sets what major incidents demand. Default: {@link MajorIncidentPolicy#STANDARD}.
         *
         * @param value the major-incident policy
         * @return this builder
         */
        public Builder majorIncidents(MajorIncidentPolicy value) {
            majorIncidents = Required.value("policy majorIncidents", value);
            return this;
        }

        /**
         * Sets on which grounds incidents are offered to problem management (R8). Default: all.
         *
         * @param grounds the grounds; none for never
         * @return this builder
         */
        public Builder problemOffers(ProblemGround... grounds) {
            problemOffers = Set.copyOf(Required.all("policy problemOffers", grounds));
            return this;
        }

        /**
         * Sets how much is tolerated. Default: {@link Tolerances#STANDARD}.
         *
         * @param value the tolerances
         * @return this builder
         */
        public Builder tolerances(Tolerances value) {
            tolerances = Required.value("policy tolerances", value);
            return this;
        }

        /**
         * Sets how messages are delivered, and what is done when they do not arrive. Default: {@link
         * DeliveryPolicy#STANDARD}.
         *
         * @param value the delivery
         * @return this builder
         */
        public Builder delivery(DeliveryPolicy value) {
            delivery = Required.value("policy delivery", value);
            return this;
        }

        /**
         * Finishes the policy, after checking that its parts agree.
         *
         * @return the policy
         * @throws io.incidentengine.model.InvalidPolicyException naming every contradiction with its path
         */
        public IncidentPolicy build() {
            return new IncidentPolicy(
                    ref,
                    severity,
                    List.copyOf(milestones.values()),
                    ladders,
                    List.copyOf(notifications.values()),
                    new Telling(cadence, templates, delivery),
                    roles,
                    new Closing(confirmation, majorIncidents, problemOffers),
                    tolerances);
        }
    }
}
