package io.incidentengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Time, chance and settings come in as values. */
class AmbientTest {

    @Test
    @Tag("S1")
    void nothing_reads_a_clock_but_the_default_of_the_engine() {
        Code.CORE.obeys(Ambient::noClock);
    }

    @Test
    void nothing_is_left_to_chance_but_the_default_ids() {
        Code.CORE.obeys(Ambient::noChance);
    }

    @Test
    void nothing_sleeps() {
        Code.CORE.obeys(Ambient::noSleep);
    }

    @Test
    void nothing_depends_on_the_zone_language_or_properties_of_the_machine() {
        Code.CORE.obeys(Ambient::noMachineSettings);
    }

    @Test
    void every_way_to_read_a_clock_is_found() {
        assertThat(Code.FIXTURE.breaches(Ambient::noClock))
                .containsExactlyInAnyOrder(
                        "Method <incident.ReadsTheClock.instant()> calls method <java.time.Instant.now()>",
                        "Method <incident.ReadsTheClock.instantOf(java.time.Clock)>"
                                + " calls method <java.time.Instant.now(java.time.Clock)>",
                        "Method <incident.ReadsTheClock.reference()> references method <java.time.Instant.now()>",
                        "Method <incident.ReadsTheClock.inLambda()> calls method <java.time.Instant.now()>",
                        "Method <incident.ReadsTheClock.day()> calls method <java.time.LocalDate.now()>",
                        "Method <incident.ReadsTheClock.local()> calls method <java.time.LocalDateTime.now()>",
                        "Method <incident.ReadsTheClock.zoned()>"
                                + " calls method <java.time.ZonedDateTime.now(java.time.ZoneId)>",
                        "Method <incident.ReadsTheClock.offset()> calls method <java.time.OffsetDateTime.now()>",
                        "Method <incident.ReadsTheClock.clock()> calls method <java.time.Clock.systemUTC()>",
                        "Method <incident.ReadsTheClock.tick()>"
                                + " calls method <java.time.Clock.tickSeconds(java.time.ZoneId)>",
                        "Method <incident.ReadsTheClock.source()> calls method <java.time.InstantSource.system()>",
                        "Method <incident.ReadsTheClock.millis()> calls method <java.lang.System.currentTimeMillis()>",
                        "Method <incident.ReadsTheClock.nanos()> calls method <java.lang.System.nanoTime()>",
                        "Method <incident.ReadsTheClock.date()> calls constructor <java.util.Date.<init>()>",
                        "Method <incident.ReadsTheClock.dateReference()>"
                                + " references constructor <java.util.Date.<init>()>",
                        "Method <incident.ReadsTheClock.calendar()> calls method <java.util.Calendar.getInstance()>",
                        "Method <incident.ReadsTheClock.gregorian()>"
                                + " calls constructor <java.util.GregorianCalendar.<init>()>",
                        "Constructor <Defaults.<init>()> calls method <java.time.InstantSource.system()>");
    }

    @Test
    void every_way_to_leave_something_to_chance_is_found_outside_of_the_builder() {
        assertThat(Code.FIXTURE.breaches(Ambient::noChance))
                .containsExactlyInAnyOrder(
                        "Method <sla.Gambles.id()> calls method <java.util.UUID.randomUUID()>",
                        "Method <sla.Gambles.reference()> references method <java.util.UUID.randomUUID()>",
                        "Method <sla.Gambles.fraction()> calls method <java.lang.Math.random()>",
                        "Method <sla.Gambles.dice()> calls constructor <java.util.Random.<init>()>",
                        "Method <sla.Gambles.dice()> calls method <java.util.Random.nextInt(int)>",
                        "Method <sla.Gambles.shuffled(java.util.List)>"
                                + " calls method <java.util.Collections.shuffle(java.util.List)>",
                        "Method <sla.Gambles.generator()> calls method <java.util.random.RandomGenerator.getDefault()>",
                        "Method <sla.Gambles.ofThread()>"
                                + " calls method <java.util.concurrent.ThreadLocalRandom.current()>",
                        "Constructor <Defaults.<init>()> calls method <java.util.UUID.randomUUID()>");
    }

    @Test
    void every_way_to_sleep_is_found() {
        assertThat(Code.FIXTURE.breaches(Ambient::noSleep))
                .containsExactlyInAnyOrder(
                        "Method <internal.Sleeps.thread()> calls method <java.lang.Thread.sleep(long)>",
                        "Method <internal.Sleeps.unit()> calls method <java.util.concurrent.TimeUnit.sleep(long)>",
                        "Method <internal.Sleeps.parked()>"
                                + " calls method <java.util.concurrent.locks.LockSupport.parkNanos(long)>");
    }

    @Test
    void every_question_to_the_machine_is_found() {
        assertThat(Code.FIXTURE.breaches(Ambient::noMachineSettings))
                .containsExactlyInAnyOrder(
                        "Method <notification.AsksTheMachine.zone()> calls method <java.time.ZoneId.systemDefault()>",
                        "Method <notification.AsksTheMachine.locale()> calls method <java.util.Locale.getDefault()>",
                        "Method <notification.AsksTheMachine.property()>"
                                + " calls method <java.lang.System.getProperty(java.lang.String)>",
                        "Method <notification.AsksTheMachine.environment()>"
                                + " calls method <java.lang.System.getenv(java.lang.String)>");
    }
}
