package dev.countersign.sync.creation;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.Template;
import dev.countersign.oneflow.model.TemplateField;
import dev.countersign.oneflow.model.TemplateGroup;
import dev.countersign.oneflow.model.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Oneflow alone can tell of a request; every problem at once. */
final class OneflowChecks {

    /** What came of asking. */
    sealed interface Outcome {

        /** Oneflow told: these are the problems. */
        record Told(List<Problem> problems) implements Outcome {
            public Told {
                problems = List.copyOf(problems);
            }
        }

        /** It did not. */
        record Untold(OneflowFailure failure) implements Outcome {}
    }

    private static final int MOST_NAMED = 20;

    private final OneflowApi api;
    private final long groupId;
    private final List<Problem> problems = new ArrayList<>();

    private OneflowChecks(OneflowApi api, long groupId) {
        this.api = api;
        this.groupId = groupId;
    }

    /**
     * Asks for workspace, template and template group.
     *
     * @param groupId the account's template group
     */
    static Outcome of(OneflowApi api, long groupId, RequestedContract contract) {
        OneflowChecks checks = new OneflowChecks(api, groupId);
        return checks.workspace(contract)
                .or(() -> checks.template(contract))
                .or(() -> checks.fields(contract))
                .<Outcome>map(Outcome.Untold::new)
                .orElseGet(() -> new Outcome.Told(checks.problems));
    }

    private Optional<OneflowFailure> workspace(RequestedContract contract) {
        if (contract.workspaceId() <= 0) {
            return Optional.empty();
        }
        return told(api.workspace(contract.workspaceId()), (@Nullable Workspace workspace) -> {
            if (workspace == null) {
                add(
                        "workspaceId",
                        "workspace_unknown",
                        "Oneflow knows no workspace " + contract.workspaceId() + " in this account.");
            }
        });
    }

    private Optional<OneflowFailure> template(RequestedContract contract) {
        if (contract.templateId() <= 0) {
            return Optional.empty();
        }
        return told(api.template(contract.templateId()), (@Nullable Template template) -> {
            if (template == null) {
                add(
                        "templateId",
                        "template_unknown",
                        "Oneflow knows no template " + contract.templateId() + " in this account.");
            } else if (!Objects.equals(template.templateGroupId(), groupId)) {
                add(
                        "templateId",
                        "template_not_in_group",
                        "The template " + template.id() + " is not in the template group " + groupId
                                + " of the integration: assign it in Oneflow.");
            }
        });
    }

    private Optional<OneflowFailure> fields(RequestedContract contract) {
        return told(api.templateGroup(groupId), (@Nullable TemplateGroup group) -> {
            if (group == null) {
                add(
                        "templateId",
                        "template_group_unknown",
                        "The template group " + groupId + " of the integration is gone: open the setup again.");
                return;
            }
            List<TemplateField> known = group.fields();
            if (known != null) {
                contract.dataFields().keySet().forEach(customId -> field(customId, known));
            }
        });
    }

    private void field(String customId, List<TemplateField> known) {
        String shown = RequestChecks.shown(customId);
        Optional<TemplateField> field =
                known.stream().filter(each -> customId.equals(each.customId())).findFirst();
        if (field.isEmpty()) {
            add(
                    "dataFields." + shown,
                    "data_field_unknown",
                    "The template group " + groupId + " has no data field " + shown + "; it has " + names(known) + ".");
        } else if (!field.get().active()) {
            add(
                    "dataFields." + shown,
                    "data_field_inactive",
                    "The data field " + shown + " is switched off in the template group " + groupId + ".");
        } else if ("system".equals(field.get().source())) {
            add(
                    "dataFields." + shown,
                    "data_field_of_system",
                    "The data field " + shown + " is filled by Oneflow itself.");
        }
    }

    private static String names(List<TemplateField> known) {
        List<String> names = known.stream()
                .filter(TemplateField::active)
                .map(TemplateField::customId)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        String shown = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names.size() > MOST_NAMED ? shown + " and more" : shown;
    }

    /** Hands on what Oneflow has, null when it has none; a failure when that can't be told. */
    private static <T> Optional<OneflowFailure> told(OneflowResult<T> result, Consumer<@Nullable T> then) {
        return switch (result) {
            case OneflowResult.Success<T>(T value) -> {
                then.accept(value);
                yield Optional.empty();
            }
            case OneflowResult.Failed<T>(OneflowFailure.NotFound _) -> {
                then.accept(null);
                yield Optional.empty();
            }
            case OneflowResult.Failed<T>(OneflowFailure failure) -> Optional.of(failure);
        };
    }

    private void add(String field, String code, String message) {
        problems.add(new Problem(field, code, message));
    }
}
