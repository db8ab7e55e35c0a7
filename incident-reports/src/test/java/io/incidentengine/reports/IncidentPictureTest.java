package io.incidentengine.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Role;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One incident as a picture. */
class IncidentPictureTest {
    private static final Document WHOLE =
            Jsoup.parse(IncidentPicture.of(SampleCase.wholeLife().file()).svg(), "", Parser.xmlParser());

    private static Document page(SampleCase life) {
        return Jsoup.parse(IncidentPicture.of(life.file()).html());
    }

    @Test
    @Tag("S34")
    void each_clock_has_a_lane_with_the_stretches_that_add_up() {
        assertThat(WHOLE.select("text.name").eachText())
                .contains("response", "recovery", "resolution", "major-incident report");
        assertThat(WHOLE.select("text.note").eachText())
                .contains(
                        "met, 12 min of 30 min",
                        "late, 4 h of 2 h",
                        "met, 2 h 50 min of 7 d",
                        "overdue, 6 d 2 h of 5 d");
        assertThat(WHOLE.select(".bar.still title").eachText())
                .anySatisfy(title -> assertThat(title).contains("waiting for vendor", "0 min counted"))
                .hasSize(2);
        assertThat(WHOLE.select(".bar.late title").eachText())
                .anySatisfy(title -> assertThat(title).contains("recovery", "late since Mon 2 Mar 2026, 10:00"));
    }

    @Test
    @Tag("S34")
    void deadlines_and_rungs_are_marked_where_they_lie() {
        assertThat(WHOLE.select("path.deadline title").eachText())
                .contains("response, deadline Mon 2 Mar 2026, 08:30", "recovery, deadline Mon 2 Mar 2026, 10:00");
        assertThat(WHOLE.select("path.threshold.fired title").eachText())
                .contains("recovery, overdue announced, Mon 2 Mar 2026, 10:00");
    }

    @Test
    @Tag("S35")
    void people_have_lanes_with_what_they_did_and_what_reached_them() {
        assertThat(WHOLE.select("text.name").eachText())
                .contains("Ena Engineer", "Max Manager", "devi", "Olga Owner", "Rada Leader", "Rita Reporter");
        assertThat(WHOLE.select("rect.act title").eachText())
                .anySatisfy(title -> assertThat(title).contains("transferred it to booking developers"));
        assertThat(WHOLE.select("rect.message.acknowledged title").eachText())
                .anySatisfy(title -> assertThat(title).contains("phone \"initial\" to Rada Leader: acknowledged"));
    }

    @Test
    @Tag("S35")
    void all_that_happened_stands_in_the_table_in_order_of_effect() {
        SampleCase life = SampleCase.wholeLife();
        assertThat(page(life).select("section:last-of-type tbody tr").size())
                .isEqualTo(CaseTimeline.of(life.file(), new LocalTimes(SampleMonths.BERLIN))
                        .size())
                .isGreaterThan(50);
        assertThat(CaseTimeline.of(life.file(), new LocalTimes(SampleMonths.BERLIN)))
                .isSortedAccordingTo(java.util.Comparator.comparing(Entry::at));
    }

    @Test
    @Tag("S5")
    void what_was_recorded_later_says_so() {
        SampleCase life = SampleCase.reported(SampleCase.report("login", "Nobody can log in"))
                .after(20);
        life.simulation.engine().handle(life.id, SampleCase.ENA, new Respond(), Instant.parse("2026-03-02T08:05:00Z"));

        assertThat(page(life).select("td").eachText()).contains("responded (recorded Mon 2 Mar 2026, 08:20)");
        assertThat(page(life).select("time[datetime=2026-03-02T08:05:00Z]")).isNotEmpty();
    }

    @Test
    void a_crowd_shares_the_last_lane() {
        SampleCase life = SampleCase.reported(SampleCase.report("login", "Nobody can log in"));
        for (int i = 1; i <= 40; i++) {
            life.after(1)
                    .does(
                            Actor.of("engineer " + i, Role.OM_ENGINEER),
                            i == 1 ? new Respond() : new RecordProgress("p"));
        }

        assertThat(page(life).select("text.name").eachText()).anyMatch(name -> name.matches("\\d+ others together"));
        assertThat(page(life).select("text.name")).hasSizeLessThan(22);
    }

    @Test
    void without_what_was_told_it_shows_the_rest() {
        CaseFile file = SampleCase.wholeLife().file();
        CaseFile alone = new CaseFile(file.dossier(), file.policy(), java.util.List.of(), file.now());

        assertThat(IncidentPicture.of(alone).html()).contains("transferred it to booking developers");
        assertThat(Jsoup.parse(IncidentPicture.of(alone).html()).select(".case rect.message:not(.legend *)"))
                .isEmpty();
    }
}
