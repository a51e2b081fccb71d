package dev.countersign.setup.provisioning;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure.NotFound;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.NewTemplateGroup;
import dev.countersign.oneflow.model.TemplateGroup;
import dev.countersign.schemas.integration.IntegrationDescription;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the template group where it was, then by name, and creates it only if it is nowhere. */
@Component
final class TemplateGroupStep implements SagaStep {

    private final WithOneflow withOneflow;
    private final IntegrationDescription.TemplateGroup wanted;

    TemplateGroupStep(WithOneflow withOneflow, IntegrationDescription integration) {
        this.withOneflow = withOneflow;
        this.wanted = integration.templateGroup();
    }

    @Override
    public Step step() {
        return Step.TEMPLATE_GROUP;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        return withOneflow.of(
                state.accountId(),
                api -> find(api, state.created())
                        .map(group -> state.created().withTemplateGroup(group.id(), group.name())));
    }

    private OneflowResult<TemplateGroup> find(OneflowApi api, Created known) {
        Long id = known.templateGroupId();
        if (id == null) {
            return findByName(api);
        }
        OneflowResult<TemplateGroup> same = api.templateGroup(id);
        boolean gone = same instanceof OneflowResult.Failed<TemplateGroup>(NotFound _);
        return gone ? findByName(api) : same;
    }

    private OneflowResult<TemplateGroup> findByName(OneflowApi api) {
        return api.templateGroups()
                .then(groups -> named(groups.items())
                        .map(OneflowResult::success)
                        .orElseGet(() ->
                                api.createTemplateGroup(new NewTemplateGroup(wanted.name(), wanted.description()))));
    }

    /** The oldest, so that everybody who looks takes the same one. */
    private Optional<TemplateGroup> named(List<TemplateGroup> groups) {
        return groups.stream()
                .filter(group -> group.active() && group.name().equals(wanted.name()))
                .min(Comparator.comparingLong(TemplateGroup::id));
    }
}
