package io.incidentengine.reports;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * Fills the templates of this package. Whatever a template shows is escaped by the kind of its file: {@code .ftlh} for HTML,
 * {@code .ftlx} for XML. Thread-safe.
 */
final class Pages {
    private static final Configuration TEMPLATES = templates();

    private Pages() {}

    private static Configuration templates() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_35);
        templates.setTemplateLoader(new ClassTemplateLoader(Pages.class, ""));
        templates.setDefaultEncoding("UTF-8");
        templates.setLocale(Locale.ENGLISH);
        templates.setTimeZone(TimeZone.getTimeZone("UTC"));
        templates.setLocalizedLookup(false);
        templates.setNumberFormat("computer");
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setObjectWrapper(new RecordWrapper());
        return templates;
    }

    /** What a template says of a model. */
    static String fill(String template, Map<String, ?> model) {
        StringWriter page = new StringWriter();
        try {
            TEMPLATES.getTemplate(template).process(model, page);
        } catch (TemplateException wrong) {
            throw new IllegalStateException("template " + template + " cannot be filled", wrong);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return page.toString();
    }
}
