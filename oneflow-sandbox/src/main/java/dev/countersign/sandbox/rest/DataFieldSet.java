package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.state.DataField;
import dev.countersign.sandbox.state.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data fields of a template group, and the documented way of updating them: the request is the whole new set. */
final class DataFieldSet {

    private static final int LARGEST_SET = 1000;

    private final World world;
    private final Map<String, DataField> existing = new LinkedHashMap<>();

    DataFieldSet(World world, List<DataField> fields) {
        this.world = world;
        fields.forEach(field -> existing.put(field.customId(), field));
    }

    /**
     * Fields in both keep their id and are updated, fields only in the request are created, fields only here vanish. Fields of the system stay as
     * they are, whatever the request says.
     *
     * @throws ApiProblem 400 when the request is not valid; nothing changes then
     */
    List<DataField> replacedBy(Body body) {
        if (!body.has("data_fields")) {
            body.problem("data_fields", "This parameter is required.");
        }
        List<DataField> result = new ArrayList<>(
                existing.values().stream().filter(DataField::system).toList());
        Set<String> seen = new HashSet<>();
        for (Body item : body.objects("data_fields", LARGEST_SET)) {
            DataField wanted = read(item);
            if (!wanted.customId().isEmpty() && !seen.add(wanted.customId())) {
                item.problem("custom_id", "This parameter must be unique within the template type.");
            }
            DataField old = old(item, wanted);
            if (old == null || !old.system()) {
                result.add(old == null ? wanted : wanted.withId(old.id()));
            }
        }
        body.check();
        return result;
    }

    private @Nullable DataField old(Body item, DataField wanted) {
        Long id = item.optionalId("id");
        return existing.values().stream()
                .filter(field -> Objects.equals(field.id(), id))
                .findFirst()
                .orElseGet(() -> existing.get(wanted.customId()));
    }

    private DataField read(Body item) {
        return new DataField(
                world.nextId(),
                item.text("custom_id", 255),
                item.text("name", 255),
                item.optionalText("description", 1000),
                item.optionalText("placeholder", 1000),
                false,
                item.flag("active", true),
                item.optionalText("value", DataField.LONGEST_VALUE));
    }
}
