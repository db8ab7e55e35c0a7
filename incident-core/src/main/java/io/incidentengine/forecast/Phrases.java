package io.incidentengine.forecast;

import io.incidentengine.model.Audience;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Recipient;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of sentences that several answers need. */
final class Phrases {
    private Phrases() {}

    /** Such as {@code SMS and e-mail}. */
    static String and(Collection<?> things) {
        List<String> all = things.stream().map(Object::toString).toList();
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }

    /** Such as {@code "overdue" (rule R32)}. */
    static String named(Notification notification) {
        return "\"" + notification.kind() + "\" (rule " + notification.rule().name() + ")";
    }

    /** Such as {@code service owner, copies to O&M team}. */
    static String audiences(List<Audience> to, List<Audience> cc) {
        return and(to) + (cc.isEmpty() ? "" : ", copies to " + and(cc));
    }

    /** People by name, copies behind the others. */
    static String people(List<Recipient> recipients) {
        String to = recipients.stream()
                .filter(one -> !one.copy())
                .map(one -> one.person().name())
                .collect(Collectors.joining(", "));
        String cc = recipients.stream()
                .filter(Recipient::copy)
                .map(one -> one.person().name())
                .collect(Collectors.joining(", "));
        return to.isEmpty() ? cc + " (copy)" : to + (cc.isEmpty() ? "" : ", copies to " + cc);
    }
}
