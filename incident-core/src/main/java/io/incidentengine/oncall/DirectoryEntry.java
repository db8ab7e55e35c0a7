package io.incidentengine.oncall;

import io.incidentengine.model.Audience;
import io.incidentengine.model.Required;
import io.incidentengine.model.ServiceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From where a directory takes the people of one audience.
 *
 * @param service for which service; {@code null} for all
 * @param audience who is asked for
 * @param rosters where to look, one after the other
 */
record DirectoryEntry(@Nullable ServiceId service, Audience audience, List<Roster> rosters) {
    DirectoryEntry {
        audience = Required.value("audience", audience);
        rosters = List.copyOf(Required.value("rosters of " + audience, rosters));
    }

    boolean isFor(@Nullable ServiceId one, Audience other) {
        return audience.equals(other) && (one == null ? service == null : one.equals(service));
    }

    /** How a problem with it is called. */
    String path() {
        if (service == null) {
            return "audiences." + audience;
        }
        return "services." + service + (audience.equals(Audience.SERVICE_OWNER) ? ".owner" : "." + audience);
    }
}
