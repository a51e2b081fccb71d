package dev.countersign.oneflow;

import dev.countersign.oneflow.json.AccountJson;
import dev.countersign.oneflow.json.ContractFieldJson;
import dev.countersign.oneflow.json.ContractJson;
import dev.countersign.oneflow.json.FieldValueJson;
import dev.countersign.oneflow.json.NewContractJson;
import dev.countersign.oneflow.json.NewTemplateGroupJson;
import dev.countersign.oneflow.json.PublishJson;
import dev.countersign.oneflow.json.RenameJson;
import dev.countersign.oneflow.json.TemplateFieldsJson;
import dev.countersign.oneflow.json.TemplateGroupJson;
import dev.countersign.oneflow.json.TemplateJson;
import dev.countersign.oneflow.json.WebhookJson;
import dev.countersign.oneflow.json.WebhookSpecJson;
import dev.countersign.oneflow.json.WorkspaceJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.json.tree.JsonNode;
import java.util.Map;

/**
 * Oneflow's endpoints, one method each. Lists are trees, because Oneflow sends them in an envelope or bare; where the answer doesn't matter
 * it is bytes, and so is every error body.
 */
@Client(value = "${oneflow.base-url}", configuration = WireConfiguration.class, errorType = byte[].class)
interface OneflowHttp {

    @Get("/ping")
    HttpResponse<byte[]> ping(CallHeaders headers);

    @Get("/accounts/me")
    HttpResponse<AccountJson> account(CallHeaders headers);

    @Get("/users{?limit,offset}")
    HttpResponse<JsonNode> users(CallHeaders headers, @QueryValue int limit, @QueryValue int offset);

    @Get("/template_types{?limit,offset}")
    HttpResponse<JsonNode> templateTypes(CallHeaders headers, @QueryValue int limit, @QueryValue int offset);

    @Get("/template_types/{id}")
    HttpResponse<TemplateGroupJson> templateType(CallHeaders headers, @PathVariable long id);

    @Post("/template_types")
    HttpResponse<TemplateGroupJson> createTemplateType(CallHeaders headers, @Body NewTemplateGroupJson body);

    @Put("/template_types/{id}/data_fields")
    HttpResponse<JsonNode> replaceTemplateFields(
            CallHeaders headers, @PathVariable long id, @Body TemplateFieldsJson body);

    @Get("/workspaces/{id}")
    HttpResponse<WorkspaceJson> workspace(CallHeaders headers, @PathVariable long id);

    @Get("/templates/{id}")
    HttpResponse<TemplateJson> template(CallHeaders headers, @PathVariable long id);

    @Get("/webhooks{?limit,offset}")
    HttpResponse<JsonNode> webhooks(CallHeaders headers, @QueryValue int limit, @QueryValue int offset);

    @Get("/webhooks/{id}")
    HttpResponse<WebhookJson> webhook(CallHeaders headers, @PathVariable long id);

    @Post("/webhooks")
    HttpResponse<WebhookJson> createWebhook(CallHeaders headers, @Body WebhookSpecJson body);

    @Put("/webhooks/{id}")
    HttpResponse<byte[]> updateWebhook(CallHeaders headers, @PathVariable long id, @Body WebhookSpecJson body);

    @Delete("/webhooks/{id}")
    HttpResponse<byte[]> deleteWebhook(CallHeaders headers, @PathVariable long id);

    @Get("/contracts{?query*}")
    HttpResponse<JsonNode> contracts(CallHeaders headers, @QueryValue Map<String, String> query);

    @Get("/contracts/{id}")
    HttpResponse<ContractJson> contract(CallHeaders headers, @PathVariable long id);

    @Post("/contracts/create")
    HttpResponse<ContractJson> createContract(CallHeaders headers, @Body NewContractJson body);

    @Put("/contracts/{id}")
    HttpResponse<ContractJson> updateContract(CallHeaders headers, @PathVariable long id, @Body RenameJson body);

    @Post("/contracts/{id}/publish")
    HttpResponse<ContractJson> publishContract(CallHeaders headers, @PathVariable long id, @Body PublishJson body);

    @Get("/contracts/{id}/data_fields")
    HttpResponse<JsonNode> contractFields(CallHeaders headers, @PathVariable long id);

    @Put("/contracts/{id}/data_fields/{+field}")
    HttpResponse<ContractFieldJson> updateContractField(
            CallHeaders headers, @PathVariable long id, @PathVariable String field, @Body FieldValueJson body);

    @Get("/contracts/{id}/files/")
    HttpResponse<JsonNode> contractFiles(CallHeaders headers, @PathVariable long id);

    @Get(value = "/contracts/{id}/files/{fileId}?download=true", consumes = "*/*")
    HttpResponse<byte[]> contractFile(CallHeaders headers, @PathVariable long id, @PathVariable long fileId);
}
