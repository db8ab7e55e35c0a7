package io.incidentengine.reports;

import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.Recipient;
import io.incidentengine.reports.Table.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What was told, by kind: how often, over which channels, to whom, and how many of the messages a provider took at least. */
final class ToldTable {
    private ToldTable() {}

    static Table of(CaseFile file, LocalTimes times) {
        Map<String, List<NotificationRecord>> kinds = new LinkedHashMap<>();
        for (NotificationRecord told : file.notifications()) {
            kinds.computeIfAbsent(told.notification().kind().name(), any -> new ArrayList<>())
                    .add(told);
        }
        List<Row> rows = new ArrayList<>();
        kinds.forEach((kind, some) -> rows.add(row(kind, some, file.now(), times)));
        return Table.of(
                "Notifications by kind",
                List.of("Kind", "Decided", "First", "Channels", "People", "Messages", "Accepted"),
                rows);
    }

    private static Row row(String kind, List<NotificationRecord> some, Instant now, LocalTimes times) {
        TreeSet<String> channels = new TreeSet<>();
        TreeSet<String> people = new TreeSet<>();
        long messages = 0;
        long accepted = 0;
        for (NotificationRecord told : some) {
            for (Delivery delivery : told.deliveries()) {
                channels.add(delivery.message().channel().name());
                delivery.message().recipients().stream()
                        .map(Recipient::person)
                        .forEach(person -> people.add(person.name()));
                messages++;
                accepted += delivery.grade(now).isPresent() ? 1 : 0;
            }
        }
        return Row.of(
                kind,
                Cell.count(some.size()),
                Cell.time(some.get(0).notification().at(), times),
                Cell.text(String.join(", ", channels)),
                Cell.text(String.join(", ", people)),
                Cell.count(messages),
                Cell.count(accepted));
    }
}
