package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.faults.FaultSwitchboard;
import dev.countersign.sandbox.http.Router;
import dev.countersign.sandbox.state.ContractActions;
import dev.countersign.sandbox.state.World;
import java.time.Clock;

/** Puts the REST API together. */
public final class RestApi {

    private RestApi() {}

    public static void register(
            Router router,
            World world,
            ContractActions actions,
            FaultSwitchboard faults,
            Clock clock,
            ApiSettings settings,
            Links links) {
        Routes routes = new Routes(router, new ApiGate(world, faults, clock, settings), world);
        Paging paging = new Paging(links);
        PresignedStorage storage = new PresignedStorage(world);
        TemplateViews templateViews = new TemplateViews(world, links);
        ContractViews contractViews = new ContractViews(world, faults, links);

        new AccountResource(links, paging, settings).register(routes);
        new TemplateGroupResource(world, paging, templateViews).register(routes);
        new TemplateResource(world, paging, templateViews).register(routes);
        new WebhookResource(
                        world,
                        links,
                        paging,
                        new WebhookInput(settings.allowHttpCallbacks()),
                        new WebhookViews(links, settings.webhookIdKey()))
                .register(routes);
        new ContractResource(world, paging, actions, contractViews, new PartyInput(world), faults).register(routes);
        new ContractFieldResource(world, paging, actions, contractViews).register(routes);
        new FileResource(world, links, paging, storage).register(routes);
        storage.register(router);
    }
}
