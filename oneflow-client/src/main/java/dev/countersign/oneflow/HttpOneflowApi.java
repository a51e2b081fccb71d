package dev.countersign.oneflow;

import dev.countersign.oneflow.json.AccountJson;
import dev.countersign.oneflow.json.ContractFieldJson;
import dev.countersign.oneflow.json.ContractFileJson;
import dev.countersign.oneflow.json.ContractJson;
import dev.countersign.oneflow.json.FieldValueJson;
import dev.countersign.oneflow.json.NewContractJson;
import dev.countersign.oneflow.json.NewTemplateGroupJson;
import dev.countersign.oneflow.json.PublishJson;
import dev.countersign.oneflow.json.RenameJson;
import dev.countersign.oneflow.json.TemplateFieldJson;
import dev.countersign.oneflow.json.TemplateFieldsJson;
import dev.countersign.oneflow.json.TemplateGroupJson;
import dev.countersign.oneflow.json.TemplateJson;
import dev.countersign.oneflow.json.UserJson;
import dev.countersign.oneflow.json.WebhookJson;
import dev.countersign.oneflow.json.WebhookSpecJson;
import dev.countersign.oneflow.json.WorkspaceJson;
import dev.countersign.oneflow.model.Account;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractField;
import dev.countersign.oneflow.model.ContractFile;
import dev.countersign.oneflow.model.ContractFilter;
import dev.countersign.oneflow.model.FieldRef;
import dev.countersign.oneflow.model.NewContract;
import dev.countersign.oneflow.model.NewTemplateGroup;
import dev.countersign.oneflow.model.PublishMessage;
import dev.countersign.oneflow.model.Template;
import dev.countersign.oneflow.model.TemplateField;
import dev.countersign.oneflow.model.TemplateGroup;
import dev.countersign.oneflow.model.User;
import dev.countersign.oneflow.model.Webhook;
import dev.countersign.oneflow.model.WebhookSpec;
import dev.countersign.oneflow.model.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@link OneflowApi} over the declarative client. */
final class HttpOneflowApi implements OneflowApi {

    private final OneflowHttp http;
    private final Exchange exchange;
    private final Lists lists;
    private final Walk walk;
    private final FileStore files;

    HttpOneflowApi(OneflowHttp http, Exchange exchange, Lists lists, FileStore files) {
        this.http = http;
        this.exchange = exchange;
        this.lists = lists;
        this.walk = new Walk(exchange, lists);
        this.files = files;
    }

    @Override
    public OneflowResult<Done> ping() {
        return exchange.done(Endpoint.PING, http::ping);
    }

    @Override
    public OneflowResult<Account> account() {
        return exchange.call(Endpoint.ACCOUNT, http::account, AccountJson::toModel);
    }

    @Override
    public OneflowResult<Listing<User>> users() {
        return walk.toList(Endpoint.USERS, http::users, UserJson.class, UserJson::toModel);
    }

    @Override
    public OneflowResult<Listing<TemplateGroup>> templateGroups() {
        return walk.toList(
                Endpoint.TEMPLATE_GROUPS, http::templateTypes, TemplateGroupJson.class, TemplateGroupJson::toModel);
    }

    @Override
    public OneflowResult<TemplateGroup> templateGroup(long id) {
        return exchange.call(
                Endpoint.TEMPLATE_GROUP, headers -> http.templateType(headers, id), TemplateGroupJson::toModel);
    }

    @Override
    public OneflowResult<TemplateGroup> createTemplateGroup(NewTemplateGroup group) {
        NewTemplateGroupJson body = NewTemplateGroupJson.of(group);
        return exchange.call(
                Endpoint.CREATE_TEMPLATE_GROUP,
                headers -> http.createTemplateType(headers, body),
                TemplateGroupJson::toModel);
    }

    @Override
    public OneflowResult<List<TemplateField>> replaceTemplateFields(long groupId, List<TemplateField> allFields) {
        TemplateFieldsJson body = TemplateFieldsJson.of(allFields);
        return exchange.call(
                Endpoint.REPLACE_TEMPLATE_FIELDS,
                headers -> http.replaceTemplateFields(headers, groupId, body),
                answer -> lists.items(answer, TemplateFieldJson.class, TemplateFieldJson::toModel));
    }

    @Override
    public OneflowResult<Workspace> workspace(long id) {
        return exchange.call(Endpoint.WORKSPACE, headers -> http.workspace(headers, id), WorkspaceJson::toModel);
    }

    @Override
    public OneflowResult<Template> template(long id) {
        return exchange.call(Endpoint.TEMPLATE, headers -> http.template(headers, id), TemplateJson::toModel);
    }

    @Override
    public OneflowResult<Listing<Webhook>> webhooks() {
        return walk.toList(Endpoint.WEBHOOKS, http::webhooks, WebhookJson.class, WebhookJson::toModel);
    }

    @Override
    public OneflowResult<Webhook> webhook(long id) {
        return exchange.call(Endpoint.WEBHOOK, headers -> http.webhook(headers, id), WebhookJson::toModel);
    }

    @Override
    public OneflowResult<Webhook> createWebhook(WebhookSpec webhook) {
        WebhookSpecJson body = WebhookSpecJson.of(webhook);
        return exchange.call(
                Endpoint.CREATE_WEBHOOK, headers -> http.createWebhook(headers, body), WebhookJson::toModel);
    }

    @Override
    public OneflowResult<Done> updateWebhook(long id, WebhookSpec webhook) {
        WebhookSpecJson body = WebhookSpecJson.of(webhook);
        return exchange.done(Endpoint.UPDATE_WEBHOOK, headers -> http.updateWebhook(headers, id, body));
    }

    @Override
    public OneflowResult<Done> deleteWebhook(long id) {
        return exchange.done(Endpoint.DELETE_WEBHOOK, headers -> http.deleteWebhook(headers, id));
    }

    @Override
    public OneflowResult<Contract> contract(long id) {
        return exchange.call(Endpoint.CONTRACT, headers -> http.contract(headers, id), ContractJson::toModel);
    }

    @Override
    public OneflowResult<Page<Contract>> contracts(ContractFilter filter, int offset) {
        if (offset < 0 || offset > Page.MAX_OFFSET) {
            throw new IllegalArgumentException("offset must be 0 to %d, but is %d".formatted(Page.MAX_OFFSET, offset));
        }
        return walk.page(Endpoint.CONTRACTS, contractPages(filter), offset, ContractJson.class, ContractJson::toModel);
    }

    @Override
    public OneflowResult<Traversal> eachContract(ContractFilter filter, Consumer<Contract> each) {
        return walk.each(Endpoint.CONTRACTS, contractPages(filter), ContractJson.class, ContractJson::toModel, each);
    }

    private Walk.PageRequest contractPages(ContractFilter filter) {
        return (headers, limit, offset) -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("limit", Integer.toString(limit));
            query.put("offset", Integer.toString(offset));
            query.putAll(filter.query());
            return http.contracts(headers, query);
        };
    }

    @Override
    public OneflowResult<Contract> createContract(NewContract contract) {
        NewContractJson body = NewContractJson.of(contract);
        return exchange.call(
                Endpoint.CREATE_CONTRACT, headers -> http.createContract(headers, body), ContractJson::toModel);
    }

    @Override
    public OneflowResult<Contract> renameContract(long id, String name) {
        RenameJson body = RenameJson.of(name);
        return exchange.call(
                Endpoint.UPDATE_CONTRACT, headers -> http.updateContract(headers, id, body), ContractJson::toModel);
    }

    @Override
    public OneflowResult<Contract> publishContract(long id, PublishMessage message) {
        PublishJson body = new PublishJson(message.subject(), message.message());
        return exchange.call(
                Endpoint.PUBLISH_CONTRACT, headers -> http.publishContract(headers, id, body), ContractJson::toModel);
    }

    @Override
    public OneflowResult<List<ContractField>> contractFields(long contractId) {
        return exchange.call(
                Endpoint.CONTRACT_FIELDS,
                headers -> http.contractFields(headers, contractId),
                answer -> lists.items(answer, ContractFieldJson.class, ContractFieldJson::toModel));
    }

    @Override
    public OneflowResult<ContractField> updateContractField(long contractId, FieldRef field, @Nullable String value) {
        FieldValueJson body = new FieldValueJson(value);
        return exchange.call(
                Endpoint.UPDATE_CONTRACT_FIELD,
                headers -> http.updateContractField(headers, contractId, field.pathSegment(), body),
                ContractFieldJson::toModel);
    }

    @Override
    public OneflowResult<List<ContractFile>> contractFiles(long contractId) {
        return exchange.call(
                Endpoint.CONTRACT_FILES,
                headers -> http.contractFiles(headers, contractId),
                answer -> lists.items(answer, ContractFileJson.class, ContractFileJson::toModel));
    }

    @Override
    public OneflowResult<DownloadedFile> downloadContractFile(long contractId, long fileId) {
        return exchange.callRaw(
                Endpoint.CONTRACT_FILE,
                headers -> http.contractFile(headers, contractId, fileId),
                answer -> files.follow(Endpoint.CONTRACT_FILE, answer));
    }
}
