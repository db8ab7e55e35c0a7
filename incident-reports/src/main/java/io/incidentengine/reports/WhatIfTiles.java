package io.incidentengine.reports;

import io.incidentengine.simulation.Outcome;
import io.incidentengine.simulation.Outcome.ClockOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The figures at the head of the page of a comparison: those of the other policy, and what they were under the own one. */
final class WhatIfTiles {
    private WhatIfTiles() {}

    static List<Tile> of(Sides sides) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(tile("deadlines missed", sides, side -> WhatIfClocks.sum(side, ClockOutcome::breached)));
        long late = WhatIfSections.incidents(sides.answer().late());
        long inTime = WhatIfSections.incidents(sides.answer().inTime());
        tiles.add(new Tile(
                late == 1 ? "incident newly late" : "incidents newly late",
                Amounts.count(late),
                Amounts.count(inTime) + " no longer late"));
        if (WhatIfPeople.areTold(sides)) {
            tiles.add(tile("calls", sides, side -> side.load().calls()));
            tiles.add(tile("calls at night", sides, side -> side.load().callsAtNight()));
            tiles.add(tile("other messages", sides, side -> side.load().messages()));
        } else {
            tiles.add(tile("notifications", sides, WhatIfSections::notifications));
        }
        if (sides.answer().other().unfinished() > 0) {
            tiles.add(tile("left open by refusals", sides, Outcome::unfinished));
        }
        return tiles;
    }

    private static Tile tile(String name, Sides sides, ToLongFunction<Outcome> count) {
        long was = count.applyAsLong(sides.answer().own());
        long would = count.applyAsLong(sides.answer().other());
        return new Tile(
                name,
                Amounts.count(would),
                Amounts.count(was) + " under “" + sides.shortOwn() + "”, " + Amounts.change(would - was));
    }
}
