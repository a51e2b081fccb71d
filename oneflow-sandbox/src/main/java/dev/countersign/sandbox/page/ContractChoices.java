package dev.countersign.sandbox.page;

import dev.countersign.sandbox.state.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The buttons that make sense in a contract's state. */
final class ContractChoices {

    private ContractChoices() {}

    static List<Map<String, String>> of(Contract contract) {
        List<Map<String, String>> choices = new ArrayList<>();
        switch (contract.state()) {
            case DRAFT -> choices.add(choice("publish", "Publish", "main"));
            case PENDING -> {
                choices.add(choice("sign", "Everybody signs", "main"));
                choices.add(choice("decline", "Employee declines", ""));
                choices.add(choice("expire", "Signing period expires", ""));
                choices.add(choice("signature_reset", "Reset signatures", ""));
            }
            case OVERDUE -> choices.add(choice("revive", "Extend the signing period", "main"));
            case SIGNED -> lifecycle(contract, choices);
            case DECLINED, DELETED -> {}
        }
        choices.add(choice("delete", "Delete", "danger"));
        return choices;
    }

    private static void lifecycle(Contract contract, List<Map<String, String>> choices) {
        if ("awaiting".equals(contract.lifecycle().state())) {
            choices.add(choice("lifecycle/start", "Employment starts", "main"));
            choices.add(choice("lifecycle/cancel", "Cancel", ""));
        } else if ("active".equals(contract.lifecycle().state())) {
            choices.add(choice("lifecycle/new_period", "New period begins", ""));
            choices.add(choice("lifecycle/end", "Ends", ""));
            choices.add(choice("lifecycle/terminate", "Terminate", ""));
            choices.add(choice("lifecycle/cancel", "Cancel", ""));
        }
    }

    private static Map<String, String> choice(String name, String label, String style) {
        return Map.of("name", name, "label", label, "style", style);
    }
}
