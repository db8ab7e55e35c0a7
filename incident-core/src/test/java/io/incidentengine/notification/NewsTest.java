package io.incidentengine.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.PersonId;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S33")
class NewsTest {
    @Test
    void what_somebody_wrote_is_not_shown_where_news_is_printed() {
        News news = new News(
                new News.Key("INC-1/1/R27"),
                News.Status.ACKNOWLEDGED,
                Instant.EPOCH,
                7,
                PersonId.of("olga"),
                "my number is 0170 555");

        assertThat(news)
                .hasToString(
                        "News[Key[key=INC-1/1/R27], ACKNOWLEDGED, at=1970-01-01T00:00:00Z, sequence=7, person=olga]");
    }
}
