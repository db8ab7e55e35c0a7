package io.incidentengine.document;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record, written as an object of its components. Those that are null or empty collections are left out. */
final class ObjectPart extends StructPart {
    private final Components components;
    private Member[] members = new Member[0];

    /**
     * A component.
     *
     * @param name its name
     * @param part what it is
     * @param optional whether it may be {@code null}
     */
    record Member(String name, Part part, boolean optional) {}

    ObjectPart(String name, Upgrades upgrades, Components components) {
        super(name, upgrades);
        this.components = components;
    }

    /** Ends the building of this part, which may hold itself. */
    void complete(List<Member> all) {
        members = all.toArray(Member[]::new);
    }

    List<Member> members() {
        return List.of(members);
    }

    @Override
    Object revised(Object value, Revision by) {
        Object whole = by.whole(value);
        if (whole != value) {
            return whole;
        }
        @Nullable Object[] values = new @Nullable Object[members.length];
        boolean same = true;
        for (int i = 0; i < values.length; i++) {
            Object component = components.find(i, value);
            values[i] = component == null ? null : members[i].part().revised(component, by);
            same &= values[i] == component;
        }
        return same ? value : components.make(values);
    }

    @Override
    void fill(Map<String, Object> document, Object value) {
        for (int i = 0; i < members.length; i++) {
            Member member = members[i];
            Object component = member.optional() ? components.find(i, value) : components.get(i, value);
            if (component != null && !member.part().isAbsent(component)) {
                document.put(member.name(), member.part().write(component));
            }
        }
    }

    @Override
    Object take(Map<?, ?> document, int version, Set<String> others) {
        @Nullable Object[] values = new @Nullable Object[members.length];
        int known = others.size();
        for (int i = 0; i < values.length; i++) {
            Object member = document.get(members[i].name());
            if (member == null) {
                values[i] = absent(members[i]);
            } else {
                values[i] = read(members[i], member, version);
                known++;
            }
        }
        if (known != document.size()) {
            refuseUnknown(document, others);
        }
        return components.make(values);
    }

    private static @Nullable Object absent(Member member) {
        Object absent = member.part().absent();
        if (absent == null && !member.optional()) {
            throw new UnfitException("is missing", member.part().allowed(), null).in("." + member.name());
        }
        return absent;
    }

    private static Object read(Member member, Object document, int version) {
        try {
            return member.part().read(document, version);
        } catch (UnfitException unfit) {
            throw unfit.in("." + member.name());
        }
    }

    private void refuseUnknown(Map<?, ?> document, Set<String> others) {
        List<String> names = Arrays.stream(members).map(Member::name).toList();
        for (Object name : document.keySet()) {
            if (!(name instanceof String text) || (!names.contains(text) && !others.contains(text))) {
                throw new UnfitException(
                        "has an unknown member " + UnfitException.quoted(String.valueOf(name)),
                        names.isEmpty() ? "none" : String.join(", ", names),
                        null);
            }
        }
    }
}
