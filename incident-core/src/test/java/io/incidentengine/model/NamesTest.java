package io.incidentengine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is named takes the same names, prints as its name, and refuses the same nonsense. */
class NamesTest {

    static Stream<Named<Function<String, Object>>> kinds() {
        return Stream.of(
                named("incident id", IncidentId::of),
                named("intake id", IntakeId::of),
                named("person id", PersonId::of),
                named("service id", ServiceId::of),
                named("deduplication key", DeduplicationKey::of),
                named("role", Role::named),
                named("audience", Audience::named),
                named("channel", ChannelType::named),
                named("criterion", Criterion::named),
                named("notification kind", NotificationKind::named));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_name_is_kept_without_blanks_around_it(Function<String, Object> kind) {
        assertThat(kind.apply(" db-1/disk full "))
                .hasToString("db-1/disk full")
                .isEqualTo(kind.apply("db-1/disk full"));
        assertThat(kind.apply("a")).isNotEqualTo(kind.apply("A"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nonsense_is_refused(Function<String, Object> kind) {
        for (String bad : new String[] {null, "", " ", "\u200B", "a\nb", "a\u0000", "\uD83D", "n".repeat(201)}) {
            assertThatThrownBy(() -> kind.apply(bad)).isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_error_says_what_was_to_be_named(Function<String, Object> kind) {
        assertThat(kinds().filter(any -> any.getPayload().apply("x").getClass()
                                == kind.apply("x").getClass())
                        .map(Named::getName))
                .singleElement()
                .satisfies(what -> assertThatThrownBy(() -> kind.apply("")).hasMessageStartingWith(what + " is empty"));
    }

    @Test
    void what_is_listed_in_tables_sorts_by_name() {
        assertThat(Role.DEVELOPER).isLessThan(Role.REPORTER);
        assertThat(ChannelType.EMAIL).isLessThan(ChannelType.PHONE);
        assertThat(Criterion.CONSULTING).isLessThan(Criterion.DATA_LOSS);
        assertThat(NotificationKind.INITIAL).isLessThan(NotificationKind.OVERDUE);
    }

    @Test
    void an_actor_shows_its_roles_and_answers_for_them() {
        Actor ann = Actor.of("ann", Role.REPORTER, Role.OM_ENGINEER, Role.REPORTER);

        assertThat(ann).hasToString("ann [O&M engineer, reporter]");
        assertThat(Actor.of("bob")).hasToString("bob");
        assertThat(Actor.ENGINE).hasToString("engine");
        assertThat(ann.holds(Role.REPORTER)).isTrue();
        assertThat(ann.holds(Role.DEVELOPER)).isFalse();
        assertThat(ann.holdsAny(Set.of(Role.DEVELOPER, Role.REPORTER))).isTrue();
        assertThat(ann.holdsAny(Set.of(Role.DEVELOPER))).isFalse();
        assertThat(ann.holdsAny(Set.of())).isFalse();
    }

    @Test
    void an_assessment_prints_what_it_states() {
        assertThat(Assessment.of(Criterion.DATA_LOSS, Criterion.CONSULTING, Criterion.DATA_LOSS))
                .hasToString("consulting, data loss");
        assertThat(Assessment.of()).hasToString("no impact facts");
        assertThat(Assessment.of("High", "Low")).hasToString("impact High, urgency Low");
        assertThatThrownBy(() -> Assessment.of("", "Low")).hasMessageStartingWith("impact is empty");
        assertThatThrownBy(() -> Assessment.of("High", "")).hasMessageStartingWith("urgency is empty");
    }
}
