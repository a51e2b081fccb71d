package dev.countersign.sandbox;

import dev.countersign.sandbox.control.ControlApi;
import dev.countersign.sandbox.control.ControlViews;
import dev.countersign.sandbox.control.Operations;
import dev.countersign.sandbox.control.SetupCalls;
import dev.countersign.sandbox.delivery.EventBatcher;
import dev.countersign.sandbox.delivery.WebhookDeliverer;
import dev.countersign.sandbox.faults.FaultSwitchboard;
import dev.countersign.sandbox.http.HttpFront;
import dev.countersign.sandbox.http.Router;
import dev.countersign.sandbox.http.SameSite;
import dev.countersign.sandbox.page.Pages;
import dev.countersign.sandbox.rest.ContractViews;
import dev.countersign.sandbox.rest.Links;
import dev.countersign.sandbox.rest.PartyInput;
import dev.countersign.sandbox.rest.RestApi;
import dev.countersign.sandbox.rest.TemplateViews;
import dev.countersign.sandbox.rest.WebhookViews;
import dev.countersign.sandbox.state.ContractActions;
import dev.countersign.sandbox.state.Webhook;
import dev.countersign.sandbox.state.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A stand-in for Oneflow: its REST API, its webhooks and its extension being enabled, on one port. For tests and the demo:
 *
 * <pre>{@code
 * try (OneflowSandbox oneflow = OneflowSandbox.start(SandboxConfig.defaults().withTimeFactor(0.001))) {
 *     oneflow.apiBaseUri(); // http://127.0.0.1:<port>/v1
 * }
 * }</pre>
 */
public final class OneflowSandbox implements AutoCloseable {

    private final SandboxConfig config;
    private final HttpFront http;
    private final WebhookDeliverer deliverer;

    private OneflowSandbox(SandboxConfig config) throws IOException {
        this.config = config;
        World world = new World(config.clock(), config.random());
        FaultSwitchboard faults = new FaultSwitchboard(config.templateLag(), config.random());
        deliverer = new WebhookDeliverer(
                config.delivery(),
                faults,
                config.clock(),
                id -> world.exclusively(() -> world.webhook(id).map(Webhook::callbackUrl)));
        ContractActions actions = new ContractActions(
                world, new EventBatcher(world, deliverer, config.delivery().coalescing()));
        Router router = new Router();
        http = new HttpFront(
                new InetSocketAddress(config.host(), config.port()),
                new SameSite(router::dispatch),
                config.random(),
                this::baseUrl);

        Links links = new Links(this::baseUrl);
        TemplateViews templateViews = new TemplateViews(world, links);
        ContractViews contractViews = new ContractViews(world, faults, links);
        ControlViews controlViews = new ControlViews(
                world, templateViews, new WebhookViews(links, config.api().webhookIdKey()), contractViews);
        SetupCalls setupCalls =
                new SetupCalls(config.setupCall(), () -> pageUri().toString());
        Operations operations = new Operations(world, actions, setupCalls, new PartyInput(world));
        RestApi.register(router, world, actions, faults, config.clock(), config.api(), links);
        ControlApi.register(router, world, operations, controlViews, contractViews, deliverer, faults);
        Pages.register(router, world, operations, setupCalls, controlViews, contractViews, deliverer, faults);
        if (config.demoAccount()) {
            world.exclusively(() -> {
                Object _ = operations.createAccount("Demo Company AB", "SE", "admin@demo-company.example");
            });
        }
    }

    /**
     * Starts a sandbox; it answers when this returns.
     *
     * @throws IOException when the address cannot be bound
     */
    public static OneflowSandbox start(SandboxConfig config) throws IOException {
        OneflowSandbox sandbox = new OneflowSandbox(config);
        sandbox.http.start();
        return sandbox;
    }

    public int port() {
        return http.port();
    }

    /** The base of the REST API, without a trailing slash: {@code http://127.0.0.1:18080/v1}. */
    public URI apiBaseUri() {
        return URI.create(origin() + "/v1");
    }

    /** The base of the control interface, without a trailing slash: {@code http://127.0.0.1:18080/control}. */
    public URI controlUri() {
        return URI.create(origin() + "/control");
    }

    /** The control page for a human. */
    public URI pageUri() {
        return URI.create(origin() + "/");
    }

    /** Stops answering and delivering; everything is forgotten. */
    @Override
    public void close() {
        http.close();
        deliverer.close();
    }

    private String origin() {
        return "http://" + config.host() + ":" + http.port();
    }

    private String baseUrl() {
        String configured = config.api().publicUrl();
        return configured == null ? origin() + "/v1" : configured;
    }
}
