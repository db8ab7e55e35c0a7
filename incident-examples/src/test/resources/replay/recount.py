#!/usr/bin/env python3
"""Recount an incident log without the engine, as a check on the replay. Standard library only.

    recount.py LOG.csv[.gz] [--targets 24,24,213,504] [--weekday-targets 24,24,154.1666666667,347]
               [--incidents | --months]

prints one JSON object; with --incidents a line of CSV for each incident instead, as `replay --incidents` writes it, with
--months a line for each month, as `replay --months` does. It shares no code with the replay, and reads the log as follows.

rows      Lines after the header that are not empty. A row is *rejected* when its field count is not the header's, it
          holds U+FFFD (bytes that are no UTF-8), its state is unknown, a time is not d/M/yyyy HH:mm, opened_at and
          sys_updated_at lie more than ten years apart, impact, urgency or priority have no leading 1, 2, 3 (4 for
          priority), made_sla is neither true nor false, a count is no number, or number is missing. "?" and "" are
          missing. Columns are found by name. Times are UTC.
order     Rows of an incident are taken in file order. A row's *instant* is its sys_updated_at, but never earlier than
          that of the row before it (`moved` counts the rows put later by this).
origin    opened_at; the first row's instant if opened_at lies after it (a fact of the future is not used).
state     New = reported. Any other state = responded, at the row's instant. Resolved = resolved at the row's instant;
          a further Resolved row changes nothing. A row of another state after Resolved reopens: before the incident is
          closed in the same cycle, after it as a new cycle whose origin is that row's instant. Closed straight from
          an open state = resolved and closed. Closed or Resolved rows of a closed incident change nothing.
priority  In force from its row's instant on, taken before the row's state. *Final* is that of the last usable row.
closing   The clock from origin to close, 24/7, judged twice:
          `lapse`: closed exactly five days after the (first) resolve of that resolution, or at an earlier Closed row;
          `log`:   closed at the log's own Closed row.
          Breached once it runs beyond the target in force: inclusive (closed at origin + target is met), the elapsed
          time carried over when the priority changes; a breach under an earlier, stricter target stays.
          `reclassified` are those breaches where a change brought in a target that had already passed.
          An incident is breached if any of its cycles is; `running` if none is and the last is not closed at the
          instant of the log's last row. `agrees` compares it with made_sla of the incident's last row
          (true = met); running ones are not compared. `agrees_final_priority` is the same comparison for a clock
          (first cycle only) that knows only the final priority's target.
weekdays  The same clock, `log` only, for which Saturdays and Sundays (UTC) do not count, with targets of its own. Its deadline
          is the first moment at which the target has been used up.
reopened  Incidents with at least one reopening, under `log` (`within` the cycle, `after_close`; one may be in both).
months    What took place in a month (UTC) counts in it: the first row of an incident as its report, a reopening after closing,
          a close, a resolve, a reopening within, a change of priority; a verdict of the closing clock (`log`) at the
          close if it is met, else one microsecond behind the deadline, but no earlier than the row that brought the
          target in force. Priorities are those at the end of the month. The minutes are those of cycles closed in the
          month, from origin to close: median and 90th percentile, between two by their distance.
minutes   `to_respond`: origin to first responded. `to_resolve_first`: origin to first resolved. `to_resolve_last`:
          origin to the last resolve of the first cycle (under `log`). Mean with one decimal, and median.
"""
import argparse
import csv
import gzip
import io
import json
import re
import statistics
from collections import defaultdict
from datetime import datetime, timedelta

STATES = ("New", "Active", "Awaiting User Info", "Awaiting Vendor", "Awaiting Problem", "Awaiting Evidence",
          "Resolved", "Closed")
LAPSE = timedelta(days=5)
COUNTS = ("reassignment_count", "reopen_count", "sys_mod_count")


def usable(row):
    """The row with typed values under short names; ValueError says why it cannot be used."""
    def time(column):
        if not re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4} \d{2}:\d{2}", row[column]):
            raise ValueError(column)
        return datetime.strptime(row[column], "%d/%m/%Y %H:%M")

    def code(column, highest):
        match = re.match(r"([1-9]) - ", row[column])
        if not match or int(match.group(1)) > highest:
            raise ValueError(column)
        return int(match.group(1))

    if row["number"] in ("", "?") or row["incident_state"] not in STATES or row["made_sla"] not in ("true", "false"):
        raise ValueError("number, incident_state or made_sla")
    for column in COUNTS:
        if not re.fullmatch("[0-9]{1,9}", row[column]):
            raise ValueError(column)
    code("impact", 3)
    code("urgency", 3)
    opened, updated = time("opened_at"), time("sys_updated_at")
    if abs(updated - opened) > timedelta(days=3650):
        raise ValueError("sys_updated_at")
    return {"number": row["number"], "state": row["incident_state"], "opened": opened, "at": updated,
            "priority": code("priority", 4), "made": row["made_sla"] == "true"}


def read(path):
    """Incidents (number → usable rows in file order), rows read, rows rejected."""
    with open(path, "rb") as raw:
        data = raw.read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    lines = csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""))
    header = next(lines)
    incidents, count, rejected = {}, 0, 0
    for fields in lines:
        if not fields:
            continue
        count += 1
        try:
            if len(fields) != len(header) or any("\ufffd" in f for f in fields):
                raise ValueError("fields")
            row = usable(dict(zip(header, fields)))
            incidents.setdefault(row["number"], []).append(row)
        except ValueError:
            rejected += 1
    return incidents, count, rejected


def cycles(rows, lapse):
    """The life of one incident: a list of cycles {origin, changes [(at, priority)], close, resolves, responded}."""
    first = rows[0]
    cycle = {"origin": min(first["opened"], first["at"]), "changes": [], "close": None, "resolves": [], "reopened": [],
             "responded": None}
    life, since, priority = [cycle], None, None
    for row in rows:
        at, state = row["at"], row["state"]
        if lapse and since is not None and at >= since + LAPSE:
            cycle["close"], since = since + LAPSE, None
        if cycle["close"] is not None:
            if state in ("Resolved", "Closed"):
                continue
            cycle = {"origin": at, "changes": [(at, priority)], "close": None, "resolves": [], "reopened": [],
                     "responded": None}
            life.append(cycle)
        if row["priority"] != priority:
            priority = row["priority"]
            cycle["changes"].append((at, priority))
        if state != "New" and cycle["responded"] is None:
            cycle["responded"] = at
        if state in ("Resolved", "Closed"):
            if since is None:
                since = at
                cycle["resolves"].append(at)
            if state == "Closed":
                cycle["close"], since = at, None
        elif since is not None:
            since = None
            cycle["reopened"].append(at)
    return life, since


def around_the_clock(start, amount):
    return start + amount


def on_weekdays(start, amount):
    """The first moment at which so much time has passed since `start` on Mondays to Fridays."""
    while True:
        midnight = datetime(start.year, start.month, start.day) + timedelta(days=1)
        if start.weekday() < 5:
            if amount <= midnight - start:
                return start + amount
            amount -= midnight - start
        start = midnight


def judge(cycle, end, targets, add):
    """'met', 'breached', 'reclassified' or 'running' for the closing clock of one cycle, seen at `end`."""
    stop = cycle["close"] if cycle["close"] is not None else end
    changes = cycle["changes"]
    for i, (at, priority) in enumerate(changes):
        deadline = add(cycle["origin"], targets[priority])
        until = changes[i + 1][0] if i + 1 < len(changes) else stop
        if until > deadline:
            return "reclassified" if i > 0 and at > deadline else "breached"
    return "met" if cycle["close"] is not None else "running"


def judge_all(rows, end, targets, lapse, add):
    """The cycles of an incident, and the verdict that they come to."""
    life, since = cycles(rows, lapse)
    if lapse and since is not None and end >= since + LAPSE:
        life[-1]["close"] = since + LAPSE
    judged = [judge(c, end, targets, add) for c in life]
    return life, next((v for v in ("breached", "reclassified", "running") if v in judged), "met")


def closing(incidents, end, targets, lapse, add=around_the_clock):
    verdicts, by_priority, compared = {}, {}, {}
    agrees = final_agrees = total = 0
    for rows in incidents.values():
        life, verdict = judge_all(rows, end, targets, lapse, add)
        final, made = rows[-1]["priority"], rows[-1]["made"]
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
        level = by_priority.setdefault(str(final), {"met": 0, "breached": 0, "running": 0})
        level["breached" if verdict == "reclassified" else verdict] += 1
        if verdict != "running":
            total += 1
            met = verdict == "met"
            agrees += met == made
            key = ("made" if made else "missed") + "_by_log_" + ("met" if met else "breached") + "_here"
            compared[key] = compared.get(key, 0) + 1
            within = life[0]["close"] is not None and life[0]["close"] <= add(life[0]["origin"], targets[final])
            final_agrees += within == made
    percent = lambda n: round(100 * n / total, 2) if total else None
    return {"verdicts": dict(sorted(verdicts.items())), "by_final_priority": dict(sorted(by_priority.items())),
            "compared": total, "agrees": agrees, "agrees_percent": percent(agrees),
            "confusion": dict(sorted(compared.items())), "agrees_final_priority_percent": percent(final_agrees)}


def spread(durations):
    minutes = [d.total_seconds() / 60 for d in durations]
    if not minutes:
        return None
    return {"count": len(minutes), "mean": round(statistics.fmean(minutes), 1), "median": statistics.median(minutes)}


def targets_of(text):
    """Hours for priority 1 to 4, to the second."""
    return {i + 1: timedelta(seconds=round(3600 * float(h))) for i, h in enumerate(text.split(","))}


def in_order(incidents):
    """Puts rows that claim to be older than the one before at that one's time; how many, and when the log ends."""
    moved = 0
    for rows in incidents.values():
        for before, row in zip(rows, rows[1:]):
            if row["at"] < before["at"]:
                row["at"] = before["at"]
                moved += 1
    return moved, max((rows[-1]["at"] for rows in incidents.values()), default=None)


def by_incident(path, targets, weekday_targets):
    """A line for each incident: number, last priority, minutes to respond and to resolve, verdicts of both clocks."""
    incidents, _, _ = read(path)
    _, end = in_order(incidents)
    yield "incident,priority,minutes to respond,minutes to resolve,closing,closing on weekdays"
    for number, rows in sorted(incidents.items()):
        life, verdict = judge_all(rows, end, targets, False, around_the_clock)
        _, on_weekday = judge_all(rows, end, weekday_targets, False, on_weekdays)
        first = life[0]
        # the first response and the first resolution of the whole life, from the first report on
        resolves = [r for c in life for r in c["resolves"]]
        minutes = lambda at: "" if at is None else str(int((at - first["origin"]).total_seconds() // 60))
        yield ",".join([number, str(rows[-1]["priority"]), minutes(first["responded"]),
                        minutes(resolves[0] if resolves else None), verdict, on_weekday])


def verdict(cycle, end, targets):
    """When the verdict of the closing clock of a cycle falls, and which it is; None if there is none yet."""
    stop = cycle["close"] if cycle["close"] is not None else end
    changes = cycle["changes"]
    for i, (at, priority) in enumerate(changes):
        deadline = cycle["origin"] + targets[priority]
        if (changes[i + 1][0] if i + 1 < len(changes) else stop) > deadline:
            late = deadline + timedelta(microseconds=1)
            return max(late, at), "reclassified" if i > 0 and at > deadline else "late"
    return None if cycle["close"] is None else (cycle["close"], "met")


def percentile(minutes, percent):
    """With one decimal, which is exact for multiples of ten per cent of whole minutes."""
    if not minutes:
        return "0.0"
    place = (len(minutes) - 1) * percent
    below, part = divmod(place, 100)
    above = min(below + 1, len(minutes) - 1)
    tenths = (minutes[below] * 100 + (minutes[above] - minutes[below]) * part) // 10
    return f"{tenths // 10}.{tenths % 10}"


def by_month(path, targets):
    """A line for each month, from the first row to the last."""
    incidents, _, _ = read(path)
    _, end = in_order(incidents)
    month = lambda at: (at.year, at.month)
    counts = defaultdict(int)
    minutes = defaultdict(list)
    for rows in incidents.values():
        life, _ = cycles(rows, lapse=False)
        changes = [change for cycle in life for change in cycle["changes"]]

        def priority(when):
            return [p for at, p in changes if month(at) <= when][-1]

        def count(at, *names):
            for name in names:
                counts[month(at), name] += 1
                counts[month(at), name, priority(month(at))] += 1

        count(rows[0]["at"], "reported")
        for number, cycle in enumerate(life):
            if number > 0:
                count(cycle["origin"], "revived")
            for at in cycle["resolves"]:
                count(at, "resolved")
            for at in cycle["reopened"]:
                count(at, "reopened")
            for at, _ in cycle["changes"][1:]:
                count(at, "reclassified")
            if cycle["close"] is not None:
                count(cycle["close"], "closed")
                minutes[month(cycle["close"])].append(int((cycle["close"] - cycle["origin"]).total_seconds() // 60))
            judged = verdict(cycle, end, targets)
            if judged is not None:
                at, kind = judged
                count(at, *{"met": ["met"], "late": ["breached"], "reclassified": ["breached", "by change"]}[kind])
    yield ("month,before,reported,revived,closed,after,resolved,reopened,reclassified,met,breached,breached by change,"
           "median minutes,90 % minutes," + ",".join(f"{name} {p}" for p in (1, 2, 3, 4)
                                                     for name in ("reported", "met", "breached")))
    when, open_now = month(min(rows[0]["at"] for rows in incidents.values())), 0
    while when <= month(end):
        before = open_now
        open_now += counts[when, "reported"] + counts[when, "revived"] - counts[when, "closed"]
        taken = sorted(minutes[when])
        fields = [f"{when[0]}-{when[1]:02}", before]
        fields += [counts[when, name] for name in ("reported", "revived", "closed")] + [open_now]
        fields += [counts[when, name] for name in
                   ("resolved", "reopened", "reclassified", "met", "breached", "by change")]
        fields += [percentile(taken, 50), percentile(taken, 90)]
        fields += [counts[when, name, p] for p in (1, 2, 3, 4) for name in ("reported", "met", "breached")]
        yield ",".join(map(str, fields))
        when = (when[0] + when[1] // 12, when[1] % 12 + 1)


def recount(path, targets, weekday_targets):
    incidents, count, rejected = read(path)
    moved, end = in_order(incidents)
    final = {}
    for rows in incidents.values():
        final[str(rows[-1]["priority"])] = final.get(str(rows[-1]["priority"]), 0) + 1
    lives = [cycles(rows, lapse=False)[0] for rows in incidents.values()]
    firsts = [life[0] for life in lives]
    return {
        "rows": count, "rejected": rejected, "moved": moved, "incidents": len(incidents),
        "incidents_by_final_priority": dict(sorted(final.items())),
        "priority_changed": sum(len({r["priority"] for r in rows}) > 1 for rows in incidents.values()),
        "made_sla": sum(rows[-1]["made"] for rows in incidents.values()),
        "resolved": sum(any(c["resolves"] for c in life) for life in lives),
        "reopened": {"incidents": sum(len(life) > 1 or any(c["reopened"] for c in life) for life in lives),
                     "within": sum(any(c["reopened"] for c in life) for life in lives),
                     "after_close": sum(len(life) > 1 for life in lives)},
        "minutes": {
            "to_respond": spread(c["responded"] - c["origin"] for c in firsts if c["responded"]),
            "to_resolve_first": spread(c["resolves"][0] - c["origin"] for c in firsts if c["resolves"]),
            "to_resolve_last": spread(c["resolves"][-1] - c["origin"] for c in firsts if c["resolves"])},
        "closing_target_hours": {str(k): v.total_seconds() / 3600 for k, v in targets.items()},
        "closing": {"lapse": closing(incidents, end, targets, True), "log": closing(incidents, end, targets, False)},
        "weekday_target_hours": {str(k): round(v.total_seconds() / 3600, 4) for k, v in weekday_targets.items()},
        "weekdays": closing(incidents, end, weekday_targets, False, on_weekdays),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Recount an incident log without the engine.")
    parser.add_argument("log")
    parser.add_argument("--targets", default="24,24,213,504", help="hours for priority 1, 2, 3, 4")
    parser.add_argument("--weekday-targets", default="24,24,154.1666666667,347", help="the same on weekdays")
    parser.add_argument("--incidents", action="store_true", help="a line for each incident")
    parser.add_argument("--months", action="store_true", help="a line for each month")
    options = parser.parse_args()
    both = targets_of(options.targets), targets_of(options.weekday_targets)
    if options.incidents:
        print("\n".join(by_incident(options.log, *both)))
    elif options.months:
        print("\n".join(by_month(options.log, both[0])))
    else:
        print(json.dumps(recount(options.log, *both), indent=2))
