package io.incidentengine.benchmarks;

import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.simulation.Comparison;
import io.incidentengine.simulation.WhatIf;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Target;
import java.time.Duration;

/**
 * Asks what a year would have come to if recovery at level 2 were due after four hours: many {@linkplain StandardLife lives},
 * each lived under its own policy and under that one. Beside it, how long it took to live them in the first place.
 *
 * <p>{@code java -Xmx6g -cp incident-benchmarks/target/benchmarks.jar io.incidentengine.benchmarks.WhatIfYear 100000}
 */
public final class WhatIfYear {
    private WhatIfYear() {}

    /**
     * Runs and prints.
     *
     * @param arguments how many incidents
     */
    public static void main(String... arguments) {
        int count = Integer.parseInt(arguments[0]);
        long begin = System.nanoTime();
        WhatIf question = question(count);
        long asked = System.nanoTime();
        Comparison answer = question.answer();
        long answered = System.nanoTime();
        System.out.printf(
                "%,d incidents of a year: lived and read in %.1f s; what if, in %.1f s%n",
                answer.own().incidents(), (asked - begin) / 1e9, (answered - asked) / 1e9);
        System.out.printf(
                "late with recovery: %,d, then %,d; calls: %,d, then %,d%n",
                answer.own().clock(Milestone.RECOVERY).breached(),
                answer.other().clock(Milestone.RECOVERY).breached(),
                answer.own().load().calls(),
                answer.other().load().calls());
    }

    private static WhatIf question(int count) {
        Milestone recovery = Lives.POLICY.milestone(Milestone.RECOVERY).orElseThrow();
        WhatIf question = WhatIf.under(
                        Lives.POLICY.toBuilder("four hours", 1)
                                .milestone(recovery.toBuilder()
                                        .target(2, Target.of(Duration.ofHours(4)))
                                        .build())
                                .build(),
                        InMemoryPolicies.of(Lives.POLICY))
                .staff(Lives.staff());
        SixtyDays year = new SixtyDays(count, Duration.ofDays(365));
        year.live();
        year.lives.engine().records().export(IncidentFilter.ALL, question::add);
        return question;
    }
}
