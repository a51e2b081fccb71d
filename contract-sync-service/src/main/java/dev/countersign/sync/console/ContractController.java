package dev.countersign.sync.console;

import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.action.SignedIn;
import dev.countersign.sync.export.ContractAudit;
import dev.countersign.sync.operator.ContractViews;
import dev.countersign.sync.operator.Replays;
import dev.countersign.sync.operator.WhyView;
import dev.countersign.sync.parking.BulkActions;
import dev.countersign.sync.parking.ContractSelection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One contract: why its employee is not updated, and what can be done. */
@Controller
@RequestMapping(ConsolePaths.CONSOLE + "/accounts/{account}/contracts/{contract}")
class ContractController {

    private final ContractViews views;
    private final ContractAudit audit;
    private final Replays replays;
    private final BulkActions bulk;
    private final OperatorActions actions;

    ContractController(
            ContractViews views, ContractAudit audit, Replays replays, BulkActions bulk, OperatorActions actions) {
        this.views = views;
        this.audit = audit;
        this.replays = replays;
        this.bulk = bulk;
        this.actions = actions;
    }

    @GetMapping
    String page(
            @PathVariable("account") long account,
            @PathVariable("contract") long contract,
            @RequestParam(name = "values", defaultValue = "false") boolean values,
            @RequestParam(name = "before", required = false) @Nullable Long before,
            Model model) {
        WhyView why =
                views.find(account, contract).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (values) {
            SignedIn.requireRightToAct();
            // Who looked at whose values is as much worth knowing as who changed them.
            UUID _ = actions.add(operator(null), "show_values", account, contract, Map.of());
        }
        model.addAttribute("why", why);
        model.addAttribute("verdict", Verdict.of(why));
        ContractAudit.Page written = audit.of(account, contract, before, values);
        model.addAttribute("audit", written.entries());
        model.addAttribute("older", written.older());
        model.addAttribute("before", before);
        model.addAttribute("fields", MappingLine.of(why.mapping(), "fields", "status"));
        model.addAttribute("notes", MappingLine.of(why.mapping(), "notes", "code"));
        model.addAttribute("values", values);
        return "console/contract";
    }

    @PostMapping("/replay")
    String replay(
            @PathVariable("account") long account,
            @PathVariable("contract") long contract,
            @RequestParam(name = "comment", defaultValue = "") String comment) {
        if (!replays.now(account, contract, operator(comment))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return back(account, contract, "replayed");
    }

    @PostMapping("/give-up")
    String giveUp(
            @PathVariable("account") long account,
            @PathVariable("contract") long contract,
            @RequestParam(name = "comment", defaultValue = "") String comment) {
        if (comment.isBlank()) {
            return back(account, contract, "comment");
        }
        boolean done = bulk.giveUp(ContractSelection.one(account, contract, "parked"), operator(comment))
                        .contracts()
                == 1;
        return back(account, contract, done ? "given_up" : "nothing");
    }

    private static String back(long account, long contract, String done) {
        return "redirect:" + ConsolePaths.contract(account, contract) + "?done=" + done;
    }

    /** The person who is signed in. */
    static Operator operator(@Nullable String comment) {
        return new Operator(
                Objects.requireNonNull(SignedIn.name(null)),
                comment == null || comment.isBlank() ? null : comment.strip());
    }
}
