package dev.countersign.sandbox.control;

import dev.countersign.sandbox.delivery.WebhookDeliverer;
import dev.countersign.sandbox.faults.FaultSwitchboard;
import dev.countersign.sandbox.http.Router;
import dev.countersign.sandbox.rest.ContractViews;
import dev.countersign.sandbox.state.World;

/** Puts the control interface together. */
public final class ControlApi {

    private ControlApi() {}

    public static void register(
            Router router,
            World world,
            Operations operations,
            ControlViews views,
            ContractViews contractViews,
            WebhookDeliverer deliverer,
            FaultSwitchboard faults) {
        new AccountControl(world, operations, views).register(router);
        new ContractControl(world, operations, contractViews).register(router);
        new DeliveryControl(deliverer, faults, views).register(router);
    }
}
