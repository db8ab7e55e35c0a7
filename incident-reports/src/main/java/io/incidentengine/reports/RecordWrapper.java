package io.incidentengine.reports;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Lets templates call what the records of this package tell without being asked for more; and read no other objects. */
final class RecordWrapper extends DefaultObjectWrapper {
    RecordWrapper() {
        super(Configuration.VERSION_2_3_35);
    }

    @Override
    protected TemplateModel handleUnknownType(Object object) throws TemplateModelException {
        if (object instanceof Record data && data.getClass().getPackage().equals(RecordWrapper.class.getPackage())) {
            return new Answers(data);
        }
        throw new TemplateModelException("templates read records of reports, and no " + object.getClass());
    }

    private final class Answers implements TemplateHashModel {
        private final Record data;

        Answers(Record data) {
            this.data = data;
        }

        @Override
        public @Nullable TemplateModel get(String name) throws TemplateModelException {
            try {
                Method method = data.getClass().getDeclaredMethod(name);
                method.setAccessible(true);
                return wrap(method.invoke(data));
            } catch (ReflectiveOperationException broken) {
                throw new TemplateModelException("cannot read " + name + " of " + data.getClass(), broken);
            }
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}
