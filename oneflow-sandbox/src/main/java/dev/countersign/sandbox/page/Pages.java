package dev.countersign.sandbox.page;

import dev.countersign.sandbox.control.ControlViews;
import dev.countersign.sandbox.control.Operations;
import dev.countersign.sandbox.control.SetupCalls;
import dev.countersign.sandbox.delivery.WebhookDeliverer;
import dev.countersign.sandbox.faults.FaultSwitchboard;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.http.Router;
import dev.countersign.sandbox.rest.ContractViews;
import dev.countersign.sandbox.state.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Puts the pages together. */
public final class Pages {

    private Pages() {}

    public static void register(
            Router router,
            World world,
            Operations operations,
            SetupCalls setupCalls,
            ControlViews views,
            ContractViews contractViews,
            WebhookDeliverer deliverer,
            FaultSwitchboard faults) {
        Renderer renderer = new Renderer(world.tokens()::next);
        PageModels models = new PageModels(world, views, contractViews, deliverer);
        new ControlPage(world, operations, setupCalls, models, renderer).register(router);
        new DeliveryPage(deliverer, faults, models, renderer).register(router);
        String css = styleSheet();
        router.on("GET", "/style.css", call -> Reply.text(200, "text/css", css));
    }

    private static String styleSheet() {
        try (InputStream css = Pages.class.getResourceAsStream("style.css")) {
            if (css == null) {
                throw new IllegalStateException("style.css is missing beside " + Pages.class.getName());
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("style.css cannot be read", e);
        }
    }
}
