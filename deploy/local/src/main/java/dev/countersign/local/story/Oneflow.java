package dev.countersign.local.story;

import dev.countersign.local.stack.Endpoints;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What people do in Oneflow, done through the stand-in's control interface. */
public final class Oneflow {

    private final JsonHttp http = JsonHttp.open();
    private final URI control;

    /**
     * Speaks to the stand-in of a running stack.
     *
     * @param endpoints where it is
     */
    public Oneflow(Endpoints endpoints) {
        this.control = URI.create(endpoints.oneflow() + "/control");
    }

    /**
     * How Oneflow calls the Setup URL after the extension was enabled.
     *
     * @param token the extension token
     * @param method GET or POST
     * @param url the address, with its query when the method is GET
     * @param form the fields when the method is POST
     */
    public record SetupCall(String token, String method, URI url, Map<String, String> form) {}

    /**
     * Opens an account.
     *
     * @param name the company's name
     * @return the account's id
     */
    public long createAccount(String name) {
        return http.post(uri("/accounts"), Map.of("name", name)).path("id").asLong();
    }

    /**
     * Enables the extension.
     *
     * @param account the account
     * @param method automatic-get, automatic-post or show-token
     * @return where the admin's browser goes next
     */
    public SetupCall enableExtension(long account, String method) {
        JsonNode answer = http.post(uri("/accounts/" + account + "/extension"), Map.of("method", method));
        JsonNode setup = answer.path("setup");
        Map<String, String> form = new HashMap<>();
        setup.path("form")
                .properties()
                .forEach(field -> form.put(field.getKey(), field.getValue().asString()));
        return new SetupCall(
                answer.path("token").asString(),
                setup.path("method").asString("GET"),
                URI.create(setup.path("url").asString()),
                form);
    }

    /**
     * Makes a template in a template group.
     *
     * @param account the account
     * @param name the template's name
     * @param templateGroup the group
     * @return the template's id
     */
    public long createTemplate(long account, String name, long templateGroup) {
        return http.post(
                        uri("/accounts/" + account + "/templates"),
                        Map.of("name", name, "template_group_id", templateGroup))
                .path("id")
                .asLong();
    }

    /**
     * Writes a contract for an employee.
     *
     * @param account the account
     * @param template the template
     * @param employee whom it is for
     * @return the contract's id
     */
    public long createContract(long account, long template, DemoEmployee employee) {
        return http.post(
                        uri("/accounts/" + account + "/contracts"),
                        Map.of(
                                "template_id",
                                template,
                                "name",
                                "Employment agreement " + employee.name(),
                                "data_fields",
                                employee.dataFields(),
                                "employee",
                                Map.of("name", employee.name(), "email", employee.email())))
                .path("id")
                .asLong();
    }

    /**
     * Does something with a contract.
     *
     * @param contract the contract
     * @param action publish, sign, decline, expire, ...
     * @return the contract's state afterwards
     */
    public String act(long contract, String action) {
        return http.post(uri("/contracts/" + contract + "/" + action), Map.of())
                .path("state")
                .asString();
    }

    /**
     * Corrects data fields of a contract.
     *
     * @param contract the contract
     * @param values new values by custom id
     */
    public void changeDataFields(long contract, Map<String, String> values) {
        http.put(uri("/contracts/" + contract + "/data_fields"), values);
    }

    /**
     * Makes the stand-in misbehave.
     *
     * @param faults the faults by name
     */
    public void setFaults(Map<String, ?> faults) {
        http.put(uri("/faults"), faults);
    }

    /** Makes the stand-in behave again. */
    public void clearFaults() {
        http.delete(uri("/faults"));
    }

    /**
     * Makes Oneflow's waiting times shorter.
     *
     * @param factor what they are multiplied with
     */
    public void setTimeFactor(double factor) {
        http.put(uri("/time-factor"), Map.of("factor", factor));
    }

    /**
     * Every webhook call and its attempts.
     *
     * @return the calls
     */
    public JsonNode deliveries() {
        return http.get(uri("/deliveries")).path("data");
    }

    /**
     * Everything about an account.
     *
     * @param account the account
     * @return its state
     */
    public JsonNode account(long account) {
        return http.get(uri("/accounts/" + account));
    }

    private URI uri(String path) {
        return URI.create(control + path);
    }
}
