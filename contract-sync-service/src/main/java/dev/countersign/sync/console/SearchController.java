package dev.countersign.sync.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search for a contract. */
@Controller
class SearchController {

    private static final String DIGITS = "[0-9]{1,18}";

    private final ContractSearch search;

    SearchController(ContractSearch search) {
        this.search = search;
    }

    @GetMapping(ConsolePaths.CONSOLE + "/contracts")
    String page(
            @RequestParam(name = "account", defaultValue = "") String account,
            @RequestParam(name = "contract", defaultValue = "") String contract,
            @RequestParam(name = "employee", defaultValue = "") String employee,
            Model model) {
        model.addAttribute("account", account.strip());
        model.addAttribute("contract", contract.strip());
        model.addAttribute("employee", employee.strip());
        String wrong = wrong(account.strip(), contract.strip(), employee.strip());
        model.addAttribute("wrong", wrong);
        boolean asked = !(account + contract + employee).isBlank();
        model.addAttribute("asked", asked && wrong == null);
        if (asked && wrong == null) {
            List<ContractSearch.Found> found =
                    search.find(number(account), number(contract), employee.isBlank() ? null : employee.strip());
            if (found.size() == 1 && !contract.isBlank()) {
                ContractSearch.Found only = found.getFirst();
                return "redirect:" + ConsolePaths.contract(only.accountId(), only.contractId());
            }
            model.addAttribute("found", found);
            model.addAttribute("more", found.size() == ContractSearch.MOST);
        }
        return "console/contracts";
    }

    private static @Nullable String wrong(String account, String contract, String employee) {
        if (!account.isEmpty() && !account.matches(DIGITS)) {
            return "The account is a number of Oneflow's.";
        }
        if (!contract.isEmpty() && !contract.matches(DIGITS)) {
            return "The contract is a number of Oneflow's: it is in the contract's address there.";
        }
        return !employee.isEmpty() && account.isEmpty()
                ? "An employee's id is one of an account's HRM: give the account too."
                : null;
    }

    private static @Nullable Long number(String text) {
        return text.isBlank() ? null : Long.valueOf(text.strip());
    }
}
