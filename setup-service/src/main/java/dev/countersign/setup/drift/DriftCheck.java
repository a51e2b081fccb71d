package dev.countersign.setup.drift;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowFailure.NotFound;
import dev.countersign.oneflow.OneflowFailure.Permanent;
import dev.countersign.oneflow.OneflowFailure.RateLimited;
import dev.countersign.oneflow.OneflowFailure.Unauthorised;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.Account;
import dev.countersign.oneflow.model.TemplateGroup;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.AccountState;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.account.CredentialsStore;
import dev.countersign.setup.account.Endpoint;
import dev.countersign.setup.account.EndpointStore;
import dev.countersign.setup.account.SignKeyStore;
import dev.countersign.setup.oneflow.OneflowAccess;
import dev.countersign.setup.provisioning.Created;
import dev.countersign.setup.provisioning.WantedWebhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks Oneflow about an account and tells what differs: one call for a suspended account, two for a ready one. It changes nothing. */
@Component
class DriftCheck {

    private static final int FORBIDDEN = 403;

    private final AccountStore accounts;
    private final AccessStore access;
    private final CredentialsStore credentials;
    private final EndpointStore endpoints;
    private final SignKeyStore signKeys;
    private final WantedWebhook webhooks;
    private final OneflowAccess oneflow;
    private final IntegrationDescription integration;

    DriftCheck(
            AccountStore accounts,
            AccessStore access,
            CredentialsStore credentials,
            EndpointStore endpoints,
            SignKeyStore signKeys,
            WantedWebhook webhooks,
            OneflowAccess oneflow,
            IntegrationDescription integration) {
        this.accounts = accounts;
        this.access = access;
        this.credentials = credentials;
        this.endpoints = endpoints;
        this.signKeys = signKeys;
        this.webhooks = webhooks;
        this.oneflow = oneflow;
        this.integration = integration;
    }

    /** How a look at Oneflow ended. */
    sealed interface Answer {

        /** This differs; empty: nothing does. */
        record Compared(List<DriftFinding> findings) implements Answer {}

        /** Oneflow could not be asked. */
        record Failed(String reason, Duration atLeast) implements Answer {}
    }

    Answer look(long accountId, Created known) {
        var given = access.find(accountId);
        var account = accounts.find(accountId);
        if (given.isEmpty() || account.isEmpty()) {
            return new Answer.Failed("nothing is kept of the account", Duration.ZERO);
        }
        OneflowApi api = oneflow.with(given.get());
        return account.get().state() == AccountState.SUSPENDED
                ? lookAtToken(accountId, api)
                : lookAtEverything(accountId, known, api);
    }

    private static Answer lookAtToken(long accountId, OneflowApi api) {
        return switch (api.account()) {
            case OneflowResult.Success<Account>(Account found)
            when found.id() == accountId -> compared(DriftKind.TOKEN_ACCEPTED_AGAIN);
            case OneflowResult.Success<Account> _ ->
                new Answer.Failed("the token belongs to another account", Duration.ZERO);
            case OneflowResult.Failed<Account>(OneflowFailure failure) -> answer(failure);
        };
    }

    private Answer lookAtEverything(long accountId, Created known, OneflowApi api) {
        Optional<Endpoint> endpoint = endpoints.findOpen(accountId);
        Long groupId = known.templateGroupId();
        if (endpoint.isEmpty() || groupId == null) {
            return new Answer.Failed(
                    "the account has no endpoint or no template group, though it is ready", Duration.ZERO);
        }
        String endpointId = endpoint.get().endpointId();
        Comparison comparison = new Comparison(
                known,
                integration.dataFields(),
                webhooks.of(endpointId, signKeys.newest(endpointId), groupId),
                webhooks.closedAddresses(accountId));
        OneflowResult<List<DriftFinding>> compared = group(api, groupId)
                .then(group -> api.webhooks().map(all -> comparison.with(group.orElse(null), all.items())));
        return switch (compared) {
            case OneflowResult.Success<List<DriftFinding>>(List<DriftFinding> findings) ->
                new Answer.Compared(withToken(accountId, findings));
            case OneflowResult.Failed<List<DriftFinding>>(OneflowFailure failure) -> answer(failure);
        };
    }

    private static OneflowResult<Optional<TemplateGroup>> group(OneflowApi api, long groupId) {
        OneflowResult<TemplateGroup> found = api.templateGroup(groupId);
        boolean gone = found instanceof OneflowResult.Failed<TemplateGroup>(NotFound _);
        return gone ? OneflowResult.success(Optional.empty()) : found.map(Optional::of);
    }

    private List<DriftFinding> withToken(long accountId, List<DriftFinding> findings) {
        List<DriftFinding> all = new ArrayList<>(findings);
        if (credentials.isTokenBehind(accountId)) {
            all.add(Comparison.finding(DriftKind.TOKEN_NOT_TAKEN_OVER, List.of()));
        }
        return all;
    }

    private static Answer answer(OneflowFailure failure) {
        return switch (failure) {
            case Unauthorised _ -> compared(DriftKind.TOKEN_REJECTED);
            case Permanent permanent when permanent.status() == FORBIDDEN -> compared(DriftKind.NO_RIGHT);
            case RateLimited limited -> new Answer.Failed(failure.describe(), limited.retryAfter());
            case OneflowFailure _ -> new Answer.Failed(failure.describe(), Duration.ZERO);
        };
    }

    private static Answer compared(DriftKind only) {
        return new Answer.Compared(List.of(Comparison.finding(only, List.of())));
    }
}
