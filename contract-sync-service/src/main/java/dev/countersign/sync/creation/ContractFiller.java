package dev.countersign.sync.creation;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractField;
import dev.countersign.oneflow.model.FieldRef;
import dev.countersign.sync.account.UserAccess;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From created to filled: the contract gets the name that was asked for, and is read back until its data fields hold what they should. A contract that
 * is no draft any more was taken further by a person, and is left as it is.
 */
@Component
final class ContractFiller {

    private static final int LOOKS = 5;
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");

    StepResult fill(
            ClaimedRequest request, UserAccess access, OneflowApi api, long contractId, RequestedContract contract) {
        String marker = Marker.of(request.accountId(), request.requestId());
        StepResult ended = null;
        // Twice: what is changed in the first round is seen in the second.
        for (int round = 0; round < 2 && ended == null; round++) {
            ended = switch (api.contract(contractId)) {
                case OneflowResult.Failed<Contract>(OneflowFailure failure) -> unread(failure, access, contractId);
                case OneflowResult.Success<Contract>(Contract read) -> {
                    if (isFinished(read, marker, contract)) {
                        yield new StepResult.Advanced(Step.FILLED, contractId);
                    }
                    yield round == 0 ? change(read, marker, access, api, contract) : notKept(request, read, contract);
                }
            };
        }
        return ended == null
                ? new StepResult.Failed("data_fields_not_kept", "The contract changed while it was filled")
                : ended;
    }

    private static StepResult unread(OneflowFailure failure, UserAccess access, long contractId) {
        return failure instanceof OneflowFailure.NotFound ? gone(contractId) : Refusals.ofRead(failure, access);
    }

    static StepResult gone(long contractId) {
        return StepResult.Settled.notPublished(
                contractId,
                "contract_gone",
                "The contract was created and is gone before it was sent: somebody deleted it in Oneflow");
    }

    private static boolean isFinished(Contract read, String marker, RequestedContract contract) {
        return ContractPublisher.isSent(read)
                || (!MadeContracts.isMarked(read, marker)
                        && different(read, contract).isEmpty());
    }

    /** Null when all was changed. */
    private static @Nullable StepResult change(
            Contract read, String marker, UserAccess access, OneflowApi api, RequestedContract contract) {
        if (MadeContracts.isMarked(read, marker)) {
            OneflowFailure failure = failure(api.renameContract(read.id(), contract.name()));
            if (failure != null) {
                return unchanged(read.id(), failure, access, contract);
            }
        }
        for (String customId : different(read, contract)) {
            Optional<ContractField> field = read.field(customId);
            OneflowFailure failure = field.isEmpty()
                    ? null
                    : failure(api.updateContractField(
                            read.id(),
                            FieldRef.id(field.get().id()),
                            contract.dataFields().get(customId)));
            if (failure != null) {
                return unchanged(read.id(), failure, access, contract);
            }
        }
        return null;
    }

    private static @Nullable OneflowFailure failure(OneflowResult<?> result) {
        return result instanceof OneflowResult.Failed<?>(OneflowFailure failure) ? failure : null;
    }

    private static StepResult unchanged(
            long contractId, OneflowFailure failure, UserAccess access, RequestedContract contract) {
        if (failure instanceof OneflowFailure.NotFound) {
            return gone(contractId);
        }
        return Refusals.passing(failure, access)
                .orElseGet(() -> StepResult.Settled.notPublished(
                        contractId, "oneflow_refused", Refusals.explained(failure, contract)));
    }

    /** Oneflow may show a new contract's fields a little late. */
    private static StepResult notKept(ClaimedRequest request, Contract read, RequestedContract contract) {
        String reason = "Oneflow does not show what was asked for in " + shown(different(read, contract))
                + "; the draft was not sent";
        return request.attempts() + 1 < LOOKS
                ? new StepResult.Failed("data_fields_not_kept", reason)
                : StepResult.Settled.notPublished(read.id(), "data_fields_not_kept", reason);
    }

    private static String shown(List<String> customIds) {
        return customIds.isEmpty()
                ? "its name"
                : "the data fields "
                        + String.join(
                                ", ",
                                customIds.stream().map(RequestChecks::shown).toList());
    }

    private static List<String> different(Contract read, RequestedContract contract) {
        List<String> different = new ArrayList<>();
        contract.dataFields().forEach((customId, wanted) -> {
            String held = read.field(customId).map(ContractField::value).orElse("");
            if (!comparable(wanted).equals(comparable(held))) {
                different.add(customId);
            }
        });
        return different;
    }

    private static String comparable(String value) {
        return LINE_ENDS
                .matcher(Normalizer.normalize(value, Normalizer.Form.NFC))
                .replaceAll("\n")
                .strip();
    }
}
