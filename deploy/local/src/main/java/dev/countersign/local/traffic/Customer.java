package dev.countersign.local.traffic;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.story.Onboarding;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.story.Topic;
import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import java.util.Objects;

/**
 * An account that went through the setup pages.
 *
 * @param account Oneflow's id of it
 * @param templateGroup where its contracts' template belongs
 * @param endpointId the last part of its callback URL
 * @param signKey what its webhooks are signed with
 */
public record Customer(long account, long templateGroup, String endpointId, String signKey) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Opens an account and takes its admin through the setup.
     *
     * @param stack a running stack
     * @param company the account's name
     * @return the customer
     */
    public static Customer onboard(LocalStack stack, String company) {
        Oneflow oneflow = new Oneflow(stack.endpoints());
        long account = oneflow.createAccount(company);
        var _ = new Onboarding(stack.endpoints(), stack.secrets(), new Silence())
                .complete(oneflow.enableExtension(account, "automatic-get"));
        try (Topic<AccountProvisioned> topic = new Topic<>(stack.endpoints(), TopicNames.ACCOUNT_PROVISIONED)) {
            AccountProvisioned provisioned = topic.await(
                            "provisioned account " + account,
                            PATIENCE,
                            found -> found.value().getAccountId() == account
                                    && found.value().getState() == AccountState.PROVISIONED)
                    .value();
            return new Customer(
                    account,
                    Objects.requireNonNull(provisioned.getTemplateGroupId()),
                    Objects.requireNonNull(provisioned.getEndpointId()),
                    oneflow.account(account).at("/webhooks/0/sign_key").asString());
        }
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "Customer[account=" + account + "]";
    }
}
