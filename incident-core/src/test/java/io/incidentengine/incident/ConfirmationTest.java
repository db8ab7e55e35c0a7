package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentEvent.ResolutionConfirmed;
import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7")
@Tag("S13")
class ConfirmationTest {
    private static final Actor SUE = Actor.of("sue", Role.REPORTER);

    private static Life resolved() {
        return Life.in(IncidentStatus.IN_PROGRESS)
                .does(CommandType.ATTACH_COMPLAINT)
                .at(ofHours(1))
                .does(CommandType.RESOLVE);
    }

    @Test
    void verdicts_are_provisional_until_the_reporter_confirms() {
        Life life = resolved();
        assertThat(life.reading(RECOVERY)).isInstanceOf(Reading.Provisional.class);
        assertThat(life.reading(RESOLUTION)).isInstanceOf(Reading.Provisional.class);
        assertThat(life.outcome(RESOLUTION)).isNull();

        life.at(ofHours(30)).does(CommandType.CONFIRM);
        assertThat(life.outcome(RECOVERY)).isEqualTo(Outcome.MET);
        assertThat(life.outcome(RESOLUTION)).isEqualTo(Outcome.MET);
        assertThat(life.verdict(RESOLUTION).orElseThrow().at()).isEqualTo(Life.time(ofHours(1)));
    }

    @Test
    void the_first_reporter_confirms() {
        Life life = resolved().does(Life.REPORTER, new Confirm(null));

        assertThat(life.happened(ResolutionConfirmed.class).reporter()).isEqualTo(Life.ROB.id());
        assertThat(life.status()).isEqualTo(IncidentStatus.CONFIRMED);
    }

    @Test
    void an_engineer_confirms_on_behalf_of_the_first_reporter() {
        Life life = resolved().does(Life.ENGINEER, new Confirm(Life.ROB.id()));

        assertThat(life.happened(ResolutionConfirmed.class).reporter()).isEqualTo(Life.ROB.id());
        assertThat(life.lastChange().entries().get(0).actor()).isEqualTo(Life.ENGINEER);
    }

    @Test
    void another_reporter_cannot_confirm() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> resolved().does(SUE, new Confirm(null)))
                .withMessage("Cannot confirm incident INC-1: it was first reported by another than sue; "
                        + "allowed: the word of rob");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> resolved().does(Life.ENGINEER, new Confirm(Life.SUE.id())));
    }

    @Test
    void who_did_not_report_it_has_no_word() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> resolved().does(Actor.of("tom", Role.REPORTER), new Confirm(null)))
                .withMessageEndingWith("it was not reported by tom; allowed: the word of one of [rob, sue]");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> resolved().does(Life.ENGINEER, new Confirm(null)))
                .withMessageEndingWith(
                        "it was not reported by eve; "
                                + "allowed: the word of one of [rob, sue], with the command's onBehalfOf if another passes it on");
    }

    @Test
    void a_reporter_speaks_for_nobody_else() {
        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> resolved().does(SUE, new Confirm(Life.ROB.id())))
                .withMessage("sue may not confirm an incident: holds [reporter], allowed: [O&M engineer]");
    }

    @Test
    void what_a_machine_reported_an_engineer_confirms() {
        Life life = Life.under(EmergencyHandling.policy())
                .report(Report.of("portal", "probe failed").build())
                .does(CommandType.RESPOND)
                .does(CommandType.RESOLVE);

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> life.does(Life.REPORTER, new Confirm(null)));
        assertThat(life.does(Life.ENGINEER, new Confirm(null)).status()).isEqualTo(IncidentStatus.CONFIRMED);
    }

    @Test
    void what_is_confirmed_the_engineer_closes() {
        Life life = resolved().does(CommandType.CONFIRM).does(CommandType.CLOSE);

        assertThat(life.status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(life.wakeUp()).isEmpty();
    }
}
