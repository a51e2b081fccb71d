package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.User;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /ping}, {@code /accounts/me}, {@code /users} and {@code /workspaces}. */
final class AccountResource {

    private final Links links;
    private final Paging paging;
    private final ApiSettings settings;

    AccountResource(Links links, Paging paging, ApiSettings settings) {
        this.links = links;
        this.paging = paging;
        this.settings = settings;
    }

    void register(Routes routes) {
        routes.on("GET", "/ping", (call, caller) -> Reply.ok(Json.object()));
        routes.on("GET", "/accounts/me", (call, caller) -> Reply.ok(account(caller.account())));
        routes.on(
                "GET",
                "/users",
                (call, caller) -> paging.page(call, caller.account().users(), this::user));
        routes.on("GET", "/users/{user_id}", this::oneUser);
        routes.on(
                "GET", "/workspaces", (call, caller) -> paging.page(call, List.of(caller.account()), this::workspace));
        routes.on("GET", "/workspaces/{workspace_id}", this::oneWorkspace);
    }

    private Reply oneUser(Call call, Caller caller) {
        long id = call.pathId("user_id");
        return caller.account().users().stream()
                .filter(user -> user.id() == id)
                .findFirst()
                .map(user -> Reply.ok(user(user)))
                .orElseThrow(() -> ApiProblem.notFound("There is no user with the id " + id + "."));
    }

    private Reply oneWorkspace(Call call, Caller caller) {
        if (call.pathId("workspace_id") != caller.account().workspaceId()) {
            throw ApiProblem.notFound("There is no such workspace.");
        }
        return Reply.ok(workspace(caller.account()));
    }

    private ObjectNode account(Account account) {
        ObjectNode node = Json.object();
        node.set("_links", links.self("/accounts/me"));
        node.put("country_code", account.countryCode())
                .put("created_time", Times.text(account.createdTime()))
                .put("id", account.id())
                .put("name", account.name())
                .put("registration_number", account.registrationNumber());
        node.putObject("token_info").putObject("integration").putNull("id").put("key", settings.extensionKey());
        return node.put("updated_time", Times.text(account.createdTime()));
    }

    private ObjectNode user(User user) {
        ObjectNode node = Json.object();
        node.set("_links", links.self("/users/" + user.id()));
        return node.put("active", user.active())
                .put("email", user.email())
                .put("id", user.id())
                .put("is_admin", user.admin())
                .put("name", user.name())
                .put("phone_number", "")
                .put("state", "registered")
                .put("title", "");
    }

    private ObjectNode workspace(Account account) {
        ObjectNode node = Json.object();
        node.set("_links", links.self("/workspaces/" + account.workspaceId()));
        node.putObject("_permissions").put("contract:create", true);
        return node.put("company_name", account.name())
                .put("country_code", account.countryCode())
                .put("created_time", Times.text(account.createdTime()))
                .put("date_format", "YYYY-MM-DD")
                .put("description", "")
                .put("id", account.workspaceId())
                .put("name", "Main workspace")
                .put("registration_number", account.registrationNumber())
                .put("updated_time", Times.text(account.createdTime()));
    }
}
