#!/usr/bin/env python3
"""Cut the excerpt that ships with the replay from the full log. Standard library only; same bytes on every run.

    excerpt.py FULL.csv.gz EXCERPT.csv.gz

Whole incidents, all columns, lines unchanged and in the order of the log: every 15th incident, counted in that order
from the 8th (a systematic sample over the whole span), and besides them every incident with one of these rarities:
  - a row after Closed that is neither Closed nor Resolved (reopened after closing),
  - sys_mod_count or sys_updated_at running backwards, or an opened_at after the first row,
  - closed without ever being Resolved,
  - waiting for evidence (the rarest state).
"""
import csv
import gzip
import sys
from datetime import datetime


def time(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M")


def rare(rows):
    states = [r["incident_state"] for r in rows]
    pairs = list(zip(rows, rows[1:]))
    return (
        any(a["incident_state"] == "Closed" and b["incident_state"] not in ("Closed", "Resolved") for a, b in pairs)
        or any(int(a["sys_mod_count"]) > int(b["sys_mod_count"]) for a, b in pairs)
        or any(time(a["sys_updated_at"]) > time(b["sys_updated_at"]) for a, b in pairs)
        or time(rows[0]["opened_at"]) > time(rows[0]["sys_updated_at"])
        or "Resolved" not in states
        or "Awaiting Evidence" in states)


def main(source, target):
    with gzip.open(source, "rt", encoding="utf-8", newline="") as log:
        lines = log.read().splitlines(keepends=True)
    header = next(csv.reader(lines[:1]))
    incidents = {}
    for line in lines[1:]:
        row = dict(zip(header, next(csv.reader([line]))))
        incidents.setdefault(row["number"], []).append((line, row))
    chosen = [group for i, group in enumerate(incidents.values())
              if i % 15 == 7 or rare([row for _, row in group])]
    with open(target, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(lines[0].encode())
        for group in chosen:
            packed.writelines(line.encode() for line, _ in group)
    print(len(chosen), "incidents,", sum(map(len, chosen)), "rows")


if __name__ == "__main__":
    main(*sys.argv[1:])
