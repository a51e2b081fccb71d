package dev.countersign.sync.console;

import dev.countersign.sync.action.SignedIn;
import dev.countersign.sync.erasure.ErasureOutcome;
import dev.countersign.sync.erasure.ErasureScope;
import dev.countersign.sync.erasure.Erasures;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Erasing a person's values: first it is said what that reaches, then it is done once somebody who may act confirms it. */
@Controller
@RequestMapping(ConsolePaths.ERASURE)
class ErasurePageController {

    private static final String PAGE = "console/erasure";
    private static final String DIGITS = "[0-9]{1,18}";
    private static final int LONGEST_COMMENT = 1000;

    private static final String IN_USE =
            "The account is connected: a whole account is erased after it was disconnected in Oneflow.";

    private final Erasures erasures;

    ErasurePageController(Erasures erasures) {
        this.erasures = erasures;
    }

    /**
     * Whose values are meant, as it was typed. Public, because templates read it.
     *
     * @param whole whether everything of the account is meant
     */
    public record Whose(String account, String employee, String contract, boolean whole) {

        static Whose of(String account, String employee, String contract, boolean whole) {
            return new Whose(account.strip(), employee.strip(), contract.strip(), whole);
        }

        boolean isAsked() {
            return !(employee + contract).isEmpty() || whole;
        }

        /** What is wrong with it; null if nothing is. */
        @Nullable String problem() {
            if (!account.matches(DIGITS)) {
                return "Give the account: a number of Oneflow's.";
            }
            if (!contract.isEmpty() && !contract.matches(DIGITS)) {
                return "The contract is a number of Oneflow's: it is in the contract's address there.";
            }
            int named = (employee.isEmpty() ? 0 : 1) + (contract.isEmpty() ? 0 : 1) + (whole ? 1 : 0);
            return named == 1
                    ? null
                    : "Give exactly one: the employee's id in the HRM, a contract, or the whole account.";
        }

        ErasureScope scope() {
            return new ErasureScope(
                    Long.parseLong(account),
                    employee.isEmpty() ? null : employee,
                    contract.isEmpty() ? null : Long.valueOf(contract));
        }

        /** In words. */
        public String words() {
            ErasureScope scope = scope();
            return ErasureLine.whose(scope.employeeId(), scope.contractId());
        }
    }

    @GetMapping
    String page(
            @RequestParam(name = "account", defaultValue = "") String account,
            @RequestParam(name = "employee", defaultValue = "") String employee,
            @RequestParam(name = "contract", defaultValue = "") String contract,
            @RequestParam(name = "whole", defaultValue = "false") boolean whole,
            @RequestParam(name = "look", defaultValue = "false") boolean look,
            Model model) {
        Whose whose = Whose.of(account, employee, contract, whole);
        model.addAttribute("whose", whose);
        if (look || whose.isAsked()) {
            SignedIn.requireRightToAct();
            show(whose, whose.problem(), model);
        }
        return PAGE;
    }

    /** @param sure whether the person who asks has seen what it reaches */
    @PostMapping
    String erase(
            @RequestParam(name = "account", defaultValue = "") String account,
            @RequestParam(name = "employee", defaultValue = "") String employee,
            @RequestParam(name = "contract", defaultValue = "") String contract,
            @RequestParam(name = "whole", defaultValue = "false") boolean whole,
            @RequestParam(name = "sure", defaultValue = "false") boolean sure,
            @RequestParam(name = "comment", defaultValue = "") String comment,
            Model model,
            HttpServletResponse response) {
        Whose whose = Whose.of(account, employee, contract, whole);
        model.addAttribute("whose", whose);
        String problem = whose.problem();
        if (problem == null && !sure) {
            problem = "Nothing was erased: confirm that you have read what it reaches.";
        } else if (problem == null && comment.length() > LONGEST_COMMENT) {
            problem = "Nothing was erased: the comment is longer than " + LONGEST_COMMENT + " characters.";
        }
        if (problem == null) {
            problem = erase(whose, comment, model);
        }
        if (problem != null) {
            response.setStatus(HttpStatus.CONFLICT.value());
            show(whose, problem, model);
        }
        return PAGE;
    }

    private @Nullable String erase(Whose whose, String comment, Model model) {
        String who = Objects.requireNonNull(SignedIn.name(null));
        return switch (erasures.erase(whose.scope(), who, comment.isBlank() ? null : comment.strip())) {
            case ErasureOutcome.Done done -> {
                model.addAttribute("done", done);
                model.addAttribute("erased", ErasureLine.words(done.erased()));
                yield null;
            }
            case ErasureOutcome.Busy(List<Long> contracts) ->
                "Nothing was erased: " + (contracts.size() == 1 ? "contract " : "contracts ") + list(contracts)
                        + (contracts.size() == 1 ? " is" : " are")
                        + " being synced at this moment. Try again in a few seconds.";
            case ErasureOutcome.AccountInUse _ -> IN_USE;
        };
    }

    private void show(Whose whose, @Nullable String problem, Model model) {
        model.addAttribute("problem", problem);
        if (whose.problem() == null) {
            Erasures.Preview preview = erasures.preview(whose.scope());
            model.addAttribute("reaches", ErasureLine.words(preview.counts()));
            model.addAttribute("contracts", preview.contracts());
            model.addAttribute("possible", !preview.accountInUse());
            if (preview.accountInUse()) {
                model.addAttribute("problem", IN_USE);
            }
        }
    }

    private static String list(List<Long> contracts) {
        return String.join(", ", contracts.stream().map(String::valueOf).toList());
    }
}
