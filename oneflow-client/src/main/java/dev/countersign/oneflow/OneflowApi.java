package dev.countersign.oneflow;

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
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of Oneflow's API that this system uses, with one token (and perhaps one user). Thread-safe; calls block, so make them on a
 * virtual thread. Each call takes at most {@link CallTimeouts#total()} a try, plus the wait for the token's rate budget;
 * reads and other idempotent calls are tried a few times, creating and publishing once. Nothing is thrown for what Oneflow or the network
 * does.
 */
public interface OneflowApi {

    /** {@code GET /ping}: is the token alive? */
    OneflowResult<Done> ping();

    /** {@code GET /accounts/me}: the account that the token belongs to. */
    OneflowResult<Account> account();

    /** {@code GET /users}: all users of the account. */
    OneflowResult<Listing<User>> users();

    /** {@code GET /template_types}: all template groups (the API calls them template types); their fields may be missing here. */
    OneflowResult<Listing<TemplateGroup>> templateGroups();

    /** {@code GET /template_types/{id}}: one template group with its data fields. */
    OneflowResult<TemplateGroup> templateGroup(long id);

    /** {@code POST /template_types}. Oneflow does not reject a second group of the same name: look first. */
    OneflowResult<TemplateGroup> createTemplateGroup(NewTemplateGroup group);

    /**
     * {@code PUT /template_types/{id}/data_fields}. <b>Replaces the whole set</b>: a field that is not in the list disappears from the group
     * and from all of its templates. Send back what {@link #templateGroup} gave, plus the changes.
     *
     * @return the fields as Oneflow has them now
     */
    OneflowResult<List<TemplateField>> replaceTemplateFields(long groupId, List<TemplateField> allFields);

    /** {@code GET /workspaces/{id}}: one workspace. */
    OneflowResult<Workspace> workspace(long id);

    /** {@code GET /templates/{id}}: one template and the group it belongs to. */
    OneflowResult<Template> template(long id);

    /** {@code GET /webhooks}: all webhooks of the account. */
    OneflowResult<Listing<Webhook>> webhooks();

    /** {@code GET /webhooks/{id}}. */
    OneflowResult<Webhook> webhook(long id);

    /** {@code POST /webhooks}. Oneflow does not reject a second webhook with the same address: look first. */
    OneflowResult<Webhook> createWebhook(WebhookSpec webhook);

    /** {@code PUT /webhooks/{id}}: replaces address, sign key, filters and template group. */
    OneflowResult<Done> updateWebhook(long id, WebhookSpec webhook);

    /** {@code DELETE /webhooks/{id}}. Gone already is {@code NotFound}. */
    OneflowResult<Done> deleteWebhook(long id);

    /** {@code GET /contracts/{id}}: one contract with parties and data fields. */
    OneflowResult<Contract> contract(long id);

    /**
     * {@code GET /contracts}: one page. Items of lists carry no data fields.
     *
     * @param offset 0 to {@link Page#MAX_OFFSET}
     */
    OneflowResult<Page<Contract>> contracts(ContractFilter filter, int offset);

    /**
     * {@code GET /contracts}, page by page to the end, without holding more than one page in memory.
     *
     * @param each told of every contract, on the calling thread; a contract that changes meanwhile can come twice or be missed
     * @return how many there were and whether Oneflow's highest offset hid some; a failure when any page failed ({@code each} has seen the
     *     pages before it)
     */
    OneflowResult<Traversal> eachContract(ContractFilter filter, Consumer<Contract> each);

    /**
     * {@code POST /contracts/create}: a draft. Needs an API with a user e-mail. Oneflow has no idempotency key: when the answer is a
     * {@code Temporary} that may have taken effect, look for the contract before creating another.
     */
    OneflowResult<Contract> createContract(NewContract contract);

    /**
     * {@code PUT /contracts/{id}}: changes the name that the owner's side sees, in draft, pending and signed. Needs an API with a user e-mail.
     *
     * @param name 1 to {@link NewContract#MAX_NAME_LENGTH} characters
     */
    OneflowResult<Contract> renameContract(long id, String name);

    /** {@code POST /contracts/{id}/publish}: sends the draft to its participants. Status 402 when the account's plan excludes it. */
    OneflowResult<Contract> publishContract(long id, PublishMessage message);

    /** {@code GET /contracts/{id}/data_fields}: all data fields of a contract. */
    OneflowResult<List<ContractField>> contractFields(long contractId);

    /** {@code PUT /contracts/{id}/data_fields/{field}}: sets one value; null or empty clears it. */
    OneflowResult<ContractField> updateContractField(long contractId, FieldRef field, @Nullable String value);

    /** {@code GET /contracts/{id}/files}. */
    OneflowResult<List<ContractFile>> contractFiles(long contractId);

    /**
     * {@code GET /contracts/{id}/files/{file}?download=true}: follows the redirect to the file store, without the token.
     *
     * @param fileId {@link ContractFile#CONTRACT_PDF} for the contract itself
     */
    OneflowResult<DownloadedFile> downloadContractFile(long contractId, long fileId);
}
