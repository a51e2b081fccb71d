package dev.countersign.setup.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.model.SignKey;
import dev.countersign.oneflow.model.TemplateField;
import dev.countersign.oneflow.model.TemplateGroup;
import dev.countersign.oneflow.model.Webhook;
import dev.countersign.oneflow.model.WebhookFilter;
import dev.countersign.oneflow.model.WebhookSpec;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.IntegrationFile;
import dev.countersign.setup.account.CreatedField;
import dev.countersign.setup.provisioning.Created;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

    private static final String ADDRESS = "https://hooks.example/e1";
    private static final List<WebhookFilter> FILTERS =
            List.of(WebhookFilter.eventTypes(List.of("contract:sign", "contract:publish")));
    private static final Webhook OURS = webhook(7, ADDRESS, "key", FILTERS);

    private final List<DataField> wanted = IntegrationFile.readDefault().dataFields();
    private final Comparison comparison = new Comparison(
            new Created(
                    5L,
                    "Demo Template",
                    wanted.stream()
                            .map(field -> new CreatedField(field.customId(), field.name(), 1L))
                            .toList(),
                    "e1",
                    7L,
                    List.of(new CreatedField("demo_old", "Old", 9L)),
                    wanted.stream().collect(Collectors.toMap(DataField::customId, DataField::name))),
            wanted,
            new WebhookSpec(ADDRESS, new SignKey("key"), 5L, FILTERS),
            Set.of("https://hooks.example/closed"));

    @Test
    void what_is_as_we_left_it_gives_no_finding_however_oneflow_orders_it() {
        var sorted = List.of(WebhookFilter.eventTypes(List.of("contract:publish", "contract:sign")));

        assertThat(comparison.with(group(fields()), List.of(webhook(7, ADDRESS, "key", sorted))))
                .isEmpty();
    }

    @Test
    void a_key_that_oneflow_does_not_tell_is_no_finding() {
        assertThat(comparison.with(group(fields()), List.of(webhook(7, ADDRESS, null, FILTERS))))
                .isEmpty();
    }

    @Test
    void an_added_filter_by_workspace_is_one() {
        var narrowed = List.of(new WebhookFilter(
                List.of(FILTERS.getFirst().rules().getFirst(), new WebhookFilter.Rule("WORKSPACE", List.of("12")))));

        assertThat(kinds(group(fields()), List.of(webhook(7, ADDRESS, "key", narrowed))))
                .containsExactly(DriftKind.WEBHOOK_FILTERS_CHANGED);
    }

    @Test
    void the_old_format_is_one() {
        var legacy = new Webhook(7, ADDRESS, new SignKey("key"), 5L, FILTERS, true);

        assertThat(kinds(group(fields()), List.of(legacy))).containsExactly(DriftKind.WEBHOOK_FORMAT_CHANGED);
    }

    @Test
    void a_webhook_of_a_closed_endpoint_is_a_leftover_of_ours() {
        var leftOver = webhook(3, "https://hooks.example/closed", "old", FILTERS);

        assertThat(kinds(group(fields()), List.of(leftOver, OURS))).containsExactly(DriftKind.WEBHOOK_DUPLICATED);
    }

    @Test
    void a_field_that_we_made_once_and_want_no_longer_is_reported_as_long_as_it_is_there() {
        List<TemplateField> fields = fields();
        fields.add(new TemplateField(9L, "demo_old", "Old", null, null, "user", null, true));

        assertThat(comparison.with(group(fields), List.of(OURS)))
                .containsExactly(new DriftFinding(
                        DriftKind.DATA_FIELDS_LEFT_OVER, DriftFinding.Outcome.REPORTED, List.of("demo_old")));
    }

    @Test
    void a_group_that_is_switched_off_and_fields_that_are_not_told_give_one_finding() {
        var off = new TemplateGroup(5, "Demo Template", null, false, null, null, null, null);

        assertThat(kinds(off, List.of(OURS))).containsExactly(DriftKind.TEMPLATE_GROUP_INACTIVE);
    }

    @Test
    void without_group_and_webhook_both_are_missing() {
        assertThat(kinds(null, List.of())).containsExactly(DriftKind.TEMPLATE_GROUP_MISSING, DriftKind.WEBHOOK_MISSING);
    }

    private List<DriftKind> kinds(@Nullable TemplateGroup group, List<Webhook> webhooks) {
        return comparison.with(group, webhooks).stream().map(DriftFinding::kind).toList();
    }

    private List<TemplateField> fields() {
        List<TemplateField> fields = new ArrayList<>();
        wanted.forEach(field ->
                fields.add(new TemplateField(1L, field.customId(), field.name(), null, null, "user", null, true)));
        return fields;
    }

    private static TemplateGroup group(List<TemplateField> fields) {
        return new TemplateGroup(5, "Demo Template", null, true, null, fields, null, null);
    }

    private static Webhook webhook(long id, String address, @Nullable String key, List<WebhookFilter> filters) {
        return new Webhook(id, address, key == null ? null : new SignKey(key), 5L, filters, false);
    }
}
