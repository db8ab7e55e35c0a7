package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.AssignResources;
import io.incidentengine.incident.IncidentCommand.Demarcate;
import io.incidentengine.incident.IncidentCommand.Diagnose;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentEvent.Demarcated;
import io.incidentengine.incident.IncidentEvent.Diagnosed;
import io.incidentengine.incident.IncidentEvent.HelpRequested;
import io.incidentengine.incident.IncidentEvent.LessonRecorded;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentEvent.ReporterUpdated;
import io.incidentengine.incident.IncidentEvent.ResourcesAssigned;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.CommandType;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Notification;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HandlingCommandsTest {

    @Test
    @Tag("R4")
    void a_diagnosis_says_which_documents_were_consulted() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.DIAGNOSE);

        assertThat(life.happened()).containsExactly(new Diagnosed("the pool is exhausted", List.of("KB-7")));
        assertThat(life.incident().handling().documents()).containsExactly("KB-7");
        assertThat(life.told()).isEmpty();
    }

    @Test
    @Tag("R4")
    void documents_are_collected_over_the_whole_handling_each_once() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .does(Life.DEVELOPER, new Diagnose("slow", List.of("KB-1", "KB-2")))
                .does(Life.ENGINEER, new Demarcate("db", "", List.of("KB-2", "KB-3")))
                .does(Life.ENGINEER, new ProposeSolution("restart", List.of("KB-4", "KB-1")));

        assertThat(life.incident().handling().documents()).containsExactly("KB-1", "KB-2", "KB-3", "KB-4");
    }

    @Test
    @Tag("R6")
    void a_demarcation_names_the_part_at_fault() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.DEMARCATE);

        assertThat(life.happened()).containsExactly(new Demarcated("database", "connections pile up", List.of("KB-8")));
        assertThat(life.incident().handling().atFault()).contains("database");
    }

    @Test
    @Tag("R5")
    void progress_is_recorded_and_nobody_is_told_at_once() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.RECORD_PROGRESS);

        assertThat(life.happened()).containsExactly(new ProgressRecorded("pool enlarged"));
        assertThat(life.incident().telling().progress()).contains(Life.START);
        assertThat(life.told()).isEmpty();
    }

    @Test
    @Tag("R5")
    void the_reporter_is_told_how_it_goes() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).does(CommandType.UPDATE_REPORTER);

        Notification told = life.lastChange().notifications().get(0);
        assertThat(life.happened()).contains(new ReporterUpdated("we are on it"));
        assertThat(told.rule().to()).containsExactly(Audience.REPORTER);
        assertThat(told.facts()).containsEntry(Facts.NOTE, "we are on it");
    }

    @Test
    @Tag("R4")
    @Tag("R13")
    void help_is_asked_of_the_incident_manager() {
        Life life = Life.in(IncidentStatus.REPORTED).does(CommandType.ASK_FOR_HELP);

        Notification told = life.lastChange().notifications().get(0);
        assertThat(life.happened()).contains(new HelpRequested("a second pair of eyes"));
        assertThat(told.rule().to()).containsExactly(Audience.INCIDENT_MANAGER);
        assertThat(told.rule().channels()).containsExactlyInAnyOrder(ChannelType.SMS, ChannelType.EMAIL);
        assertThat(told.facts()).containsEntry(Facts.NOTE, "a second pair of eyes");
    }

    @Test
    @Tag("R14")
    void resources_are_assigned_by_the_incident_manager_and_add_up() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .does(CommandType.ASSIGN_RESOURCES)
                .does(Life.MANAGER, new AssignResources(List.of("night shift", "war room"), ""));

        assertThat(life.happened()).containsExactly(new ResourcesAssigned(List.of("night shift", "war room"), ""));
        assertThat(life.incident().handling().resources()).containsExactly("war room", "night shift");
    }

    @Test
    @Tag("R9")
    void lessons_are_recorded_while_it_lasts_and_afterwards() {
        Life life = Life.in(IncidentStatus.CLOSED)
                .does(CommandType.RECORD_LESSON)
                .does(Life.DEVELOPER, new IncidentCommand.RecordLesson("size pools by load"));

        assertThat(life.happened()).containsExactly(new LessonRecorded("size pools by load"));
        assertThat(life.incident().handling().lessons()).containsExactly("watch the pool", "size pools by load");
        assertThat(Life.ofLevel(3)
                        .does(CommandType.RECORD_LESSON)
                        .incident()
                        .handling()
                        .lessons())
                .hasSize(1);
    }

    @Test
    @Tag("R23")
    @Tag("S12")
    void a_response_begins_the_handling() {
        Life life = Life.ofLevel(2).does(CommandType.RESPOND);

        assertThat(life.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(life.happened(Responded.class)).isEqualTo(new Responded());
        assertThat(life.told()).isEmpty();
    }
}
