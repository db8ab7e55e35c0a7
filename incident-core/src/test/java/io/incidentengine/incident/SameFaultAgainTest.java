package io.incidentengine.incident;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.IncidentCommand.AttachComplaint;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.FaultRecurred;
import io.incidentengine.model.Actor;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Person;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.policy.EmergencyHandling;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fault comes again, or is reported again, while the incident is open. */
@Tag("S25")
class SameFaultAgainTest {

    private static Life recovered() {
        return Life.under(EmergencyHandling.policy())
                .report(Life.reportOfLevel(3).impact(Criterion.SYSTEM_FAULT).build())
                .does(CommandType.RESPOND)
                .does(CommandType.RECOVER);
    }

    private static Report again() {
        return Life.reportOfLevel(3)
                .impact(Criterion.SYSTEM_FAULT)
                .reporter(Life.SUE)
                .build();
    }

    @Test
    @Tag("R17")
    @Tag("R8")
    void a_fault_that_is_reported_again_soon_after_its_recovery_recurs() {
        Life life = recovered().at(ofHours(24)).attach(again());

        assertThat(life.happened(FaultRecurred.class)).isEqualTo(new FaultRecurred(Life.START));
        assertThat(life.level()).isEqualTo(1);
        assertThat(life.told()).contains("R11 news", "R20");
        assertThat(life.offers()).extracting(ProblemOffer::ground).containsExactly(ProblemGround.RECURRING);
    }

    @Test
    @Tag("R17")
    void one_that_comes_later_or_was_meant_before_does_not() {
        assertThat(recovered().at(ofHours(24).plusNanos(1_000)).attach(again()).level())
                .isEqualTo(2);
        Life before = recovered().at(ofHours(1));
        before.attach(Life.reportOfLevel(3)
                .impact(Criterion.SYSTEM_FAULT)
                .reporter(Life.SUE)
                .occurredAt(Life.START.minus(ofMinutes(5)))
                .build());
        assertThat(before.level()).isEqualTo(2);
        assertThat(before.events(FaultRecurred.class)).isEmpty();
    }

    @Test
    @Tag("R17")
    @Tag("S14")
    void a_relapse_soon_after_the_recovery_is_one_too() {
        Life life = recovered().at(ofHours(3)).does(CommandType.RELAPSE);

        assertThat(life.level()).isEqualTo(1);
        assertThat(recovered().at(ofHours(25)).does(CommandType.RELAPSE).level())
                .isEqualTo(2);
    }

    @Test
    @Tag("R8")
    void every_cycle_offers_its_recurrence() {
        Life life = Life.in(IncidentStatus.CLOSED).at(ofHours(30)).does(CommandType.REOPEN);
        life.does(CommandType.RESPOND)
                .does(CommandType.RESOLVE)
                .does(CommandType.CONFIRM)
                .does(CommandType.CLOSE)
                .at(ofHours(90))
                .does(CommandType.REOPEN);

        assertThat(life.offers())
                .extracting(ProblemOffer::ground)
                .containsExactly(ProblemGround.RECURRING, ProblemGround.RECURRING);
    }

    @Test
    @Tag("R3")
    @Tag("S35")
    void the_whole_report_is_kept_on_the_timeline() {
        Report report = Report.of("shop", "Basket is empty")
                .reporter(Life.SUE)
                .feature("browser", "Firefox")
                .occurredAt(Life.START.minus(ofHours(1)))
                .build();

        Life life = Life.ofLevel(2).attach(report);

        assertThat(life.happened(Complained.class).intake()).isEqualTo(Intake.of("mail-2", report));
    }

    @Test
    @Tag("R3")
    void new_ways_to_reach_a_known_reporter_are_added() {
        Contact phone = Contact.phone("+49305550111");
        Person rob = new Person(Life.ROB.id(), "Rob", java.util.List.of(phone), Life.ROB.locale(), Life.ROB.zone());

        Life life = Life.ofLevel(2).does(Life.ENGINEER, new AttachComplaint(rob, Origin.HOTLINE, "me again"));

        assertThat(life.incident().people().reporters()).containsExactly(Life.ROB.with(phone));
        assertThat(life.incident().complainants()).isEqualTo(1);
    }

    @Test
    @Tag("R17")
    void a_reporter_complains_for_nobody_else() {
        Actor tom = Actor.of("tom", Role.REPORTER);

        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(
                        () -> Life.ofLevel(2).does(tom, new AttachComplaint(Life.SUE, Origin.EMAIL, "for a friend")))
                .withMessage(
                        "tom may not attach a complaint to an incident: holds [reporter], allowed: [O&M engineer, system]");
        assertThat(Life.ofLevel(2)
                        .does(Actor.of("sue", Role.REPORTER), new AttachComplaint(Life.SUE, Origin.EMAIL, "me too"))
                        .incident()
                        .complainants())
                .isEqualTo(2);
    }
}
