package dev.countersign.sync.console;

import dev.countersign.sync.operator.AccountViews;
import dev.countersign.sync.operator.Resumptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How everything stands, and each account. */
@Controller
class OverviewController {

    private static final int ACCOUNTS = 50;

    private final OverviewReader overview;
    private final AccountViews accounts;
    private final MissedWebhooks missed;
    private final Resumptions resumptions;

    OverviewController(OverviewReader overview, AccountViews accounts, MissedWebhooks missed, Resumptions resumptions) {
        this.overview = overview;
        this.accounts = accounts;
        this.missed = missed;
        this.resumptions = resumptions;
    }

    @GetMapping(ConsolePaths.CONSOLE)
    String overview(@RequestParam(name = "after", required = false) @Nullable Long after, Model model) {
        List<AccountViews.AccountView> page = accounts.list(false, after, ACCOUNTS);
        model.addAttribute("figures", overview.figures());
        model.addAttribute("missed", missed.count());
        model.addAttribute("missedSince", MissedWebhooks.SINCE);
        model.addAttribute("chart", overview.written());
        model.addAttribute("accounts", page);
        model.addAttribute(
                "next", page.size() < ACCOUNTS ? null : page.getLast().accountId());
        return "console/overview";
    }

    @PostMapping(ConsolePaths.CONSOLE + "/accounts/{account}/resume")
    String resume(@PathVariable("account") long account) {
        resumptions.resume(account, ContractController.operator(null));
        return "redirect:" + ConsolePaths.CONSOLE + "?done=resumed";
    }
}
