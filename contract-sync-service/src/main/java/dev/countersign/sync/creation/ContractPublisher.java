package dev.countersign.sync.creation;

import dev.countersign.events.ContractRequestOutcome;
import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.oneflow.model.PublishMessage;
import dev.countersign.sync.account.UserAccess;
import org.springframework.stereotype.Component;

/** From filled to published: the state in Oneflow tells whether it was done before, so a repeat sends nothing twice. */
@Component
final class ContractPublisher {

    private static final int PAYMENT_REQUIRED = 402;

    StepResult publish(UserAccess access, OneflowApi api, long contractId, RequestedContract contract) {
        if (!contract.publish()) {
            return StepResult.Settled.well(ContractRequestOutcome.DRAFTED, contractId);
        }
        return switch (api.contract(contractId)) {
            case OneflowResult.Success<Contract>(Contract read) when isSent(read) -> published(contractId);
            case OneflowResult.Success<Contract> _ -> send(access, api, contractId, contract);
            case OneflowResult.Failed<Contract>(OneflowFailure.NotFound _) -> ContractFiller.gone(contractId);
            case OneflowResult.Failed<Contract>(OneflowFailure failure) -> Refusals.ofRead(failure, access);
        };
    }

    private static StepResult send(UserAccess access, OneflowApi api, long contractId, RequestedContract contract) {
        PublishMessage message = new PublishMessage(contract.subject(), contract.message());
        return switch (api.publishContract(contractId, message)) {
            case OneflowResult.Success<Contract> _ -> published(contractId);
            case OneflowResult.Failed<Contract>(OneflowFailure.NotFound _) -> ContractFiller.gone(contractId);
            // Somebody may have been quicker: another look tells.
            case OneflowResult.Failed<Contract>(OneflowFailure.Permanent refusal)
            when refusal.conflict() -> refusedForItsState(access, api, contractId, contract, refusal);
            case OneflowResult.Failed<Contract>(OneflowFailure failure) ->
                Refusals.passing(failure, access).orElseGet(() -> refused(contractId, contract, failure));
        };
    }

    private static StepResult refusedForItsState(
            UserAccess access, OneflowApi api, long contractId, RequestedContract contract, OneflowFailure conflict) {
        return switch (api.contract(contractId)) {
            case OneflowResult.Success<Contract>(Contract read) ->
                isSent(read) ? published(contractId) : refused(contractId, contract, conflict);
            case OneflowResult.Failed<Contract>(OneflowFailure.NotFound _) -> ContractFiller.gone(contractId);
            case OneflowResult.Failed<Contract>(OneflowFailure failure) -> Refusals.ofRead(failure, access);
        };
    }

    private static StepResult refused(long contractId, RequestedContract contract, OneflowFailure failure) {
        boolean plan = failure instanceof OneflowFailure.Permanent permanent && permanent.status() == PAYMENT_REQUIRED;
        return StepResult.Settled.notPublished(
                contractId,
                plan ? "plan_without_publishing" : "publish_refused",
                Refusals.explained(failure, contract) + "; the draft is in Oneflow");
    }

    static boolean isSent(Contract contract) {
        return !contract.state().text().isEmpty() && !contract.state().is(ContractState.DRAFT);
    }

    private static StepResult published(long contractId) {
        return StepResult.Settled.well(ContractRequestOutcome.PUBLISHED, contractId);
    }
}
