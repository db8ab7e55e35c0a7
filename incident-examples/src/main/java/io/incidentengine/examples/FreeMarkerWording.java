package io.incidentengine.examples;

import freemarker.cache.TemplateLoader;
import freemarker.core.Environment;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Person;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Words;
import io.incidentengine.port.Wording;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;

/**
 * Words e-mails with templates of FreeMarker: text and a page in the layout of the house, in the language and zone of the
 * reader. Subjects and all other channels are left to the templates of the policy. Thread-safe.
 */
final class FreeMarkerWording implements Wording {
    private static final String DESK = "https://incidents.bank.example/";
    private static final Set<String> INSTANTS = Set.of(Facts.DEADLINE, Facts.DONE, Facts.NEXT_DEADLINE);

    private final Configuration library = new Configuration(Configuration.VERSION_2_3_35);
    private final MessageTemplates policy;

    /**
     * Wires it.
     *
     * @param files where mail.ftl and mail.ftlh are
     * @param policy who words all else
     */
    FreeMarkerWording(TemplateLoader files, MessageTemplates policy) {
        this.policy = policy;
        library.setTemplateLoader(files);
        library.setDefaultEncoding("UTF-8");
        library.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        library.setLogTemplateExceptions(false); // the engine tells its listeners
    }

    @Override
    public Words word(Notification notification, Incident incident, ChannelType channel, Person reader) {
        Words words = policy.words(notification, channel, reader);
        if (!channel.equals(ChannelType.EMAIL)) {
            return words;
        }
        Map<String, Object> model = Map.of(
                "subject", words.subject(),
                "kind", notification.kind().name(),
                "facts", facts(notification),
                "link", DESK + URLEncoder.encode(notification.incident().value(), StandardCharsets.UTF_8));
        return Words.of(words.subject(), filled("mail.ftl", model, reader), filled("mail.ftlh", model, reader));
    }

    /** All that is known, with instants as dates: FreeMarker knows no others. */
    private static Map<String, Object> facts(Notification notification) {
        Map<String, Object> facts = new TreeMap<>(notification.facts());
        INSTANTS.forEach(
                name -> facts.computeIfPresent(name, (same, instant) -> Date.from(Instant.parse((String) instant))));
        facts.put(Facts.INCIDENT, notification.incident().value());
        facts.put(Facts.SEVERITY, notification.severity().level());
        facts.put(Facts.AT, Date.from(notification.at()));
        return facts;
    }

    private String filled(String name, Map<String, Object> model, Person reader) {
        StringWriter text = new StringWriter();
        try {
            Environment filling = library.getTemplate(name, reader.locale()).createProcessingEnvironment(model, text);
            filling.setTimeZone(TimeZone.getTimeZone(reader.zone()));
            filling.process();
        } catch (TemplateException wrong) {
            throw new IllegalStateException("template " + name + " cannot be filled", wrong);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return text.toString();
    }
}
