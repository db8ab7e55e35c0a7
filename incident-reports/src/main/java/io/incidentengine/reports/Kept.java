package io.incidentengine.reports;

import io.incidentengine.analysis.MonthlyAnalysis.ClockFigures;

/**
 * How many deadlines were kept, and how many were not, without those verdicts that were withdrawn in the same month (S5). A
 * withdrawn verdict may be one of an earlier month: it takes nothing below zero.
 */
record Kept(long met, long late) {
    static Kept of(ClockFigures figures) {
        return new Kept(
                Math.max(0, figures.met() - figures.metWithdrawn()),
                Math.max(0, figures.breached() - figures.breachesWithdrawn()));
    }

    long verdicts() {
        return met + late;
    }

    String share() {
        return Amounts.share(met, verdicts());
    }

    long permille() {
        return Amounts.permille(met, verdicts());
    }
}
