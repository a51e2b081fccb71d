package dev.countersign.sync.console;

import dev.countersign.sync.parking.BulkActions;
import dev.countersign.sync.parking.ContractSelection;
import dev.countersign.sync.parking.ParkedContracts;
import dev.countersign.sync.parking.ParkedCursor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a person: replay it, or give it up. */
@Controller
@RequestMapping(ConsolePaths.CONSOLE + "/parked")
class ParkedController {

    private static final int PAGE = 50;
    private static final String CONTRACT = "[0-9]{1,18}:[0-9]{1,18}";

    private final ParkedContracts parked;
    private final BulkActions actions;

    ParkedController(ParkedContracts parked, BulkActions actions) {
        this.parked = parked;
        this.actions = actions;
    }

    @GetMapping
    String page(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "outcome", required = false) @Nullable String outcome,
            @RequestParam(name = "state", defaultValue = "parked") String state,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Model model) {
        String shown = state.equals("given_up") ? "given_up" : "parked";
        String wanted = outcome == null || outcome.isBlank() ? null : outcome;
        ParkedCursor cursor = after == null ? null : ParkedCursor.parse(after);
        model.addAttribute("list", parked.list(account, wanted, shown, null, cursor, PAGE));
        model.addAttribute("groups", parked.groups());
        model.addAttribute("account", account);
        model.addAttribute("outcome", wanted);
        model.addAttribute("state", shown);
        return "console/parked";
    }

    @PostMapping("/replay")
    String replay(
            @RequestParam(name = "chosen", defaultValue = "") List<String> chosen,
            @RequestParam(name = "state", defaultValue = "parked") String state,
            @RequestParam(name = "comment", defaultValue = "") String comment) {
        int done = each(
                chosen,
                state,
                selection -> actions.replay(selection, ContractController.operator(comment))
                        .contracts());
        return back(chosen.isEmpty() ? "choose" : done == 0 ? "nothing" : "replayed-many");
    }

    /** All of an account with an outcome; at most as many as one action may concern. */
    @PostMapping("/replay-all")
    String replayAll(
            @RequestParam(name = "account") long account,
            @RequestParam(name = "outcome", defaultValue = "") String outcome,
            @RequestParam(name = "comment", defaultValue = "") String comment) {
        var selection = new ContractSelection(
                account, null, outcome.isBlank() ? null : outcome, "parked", null, ContractSelection.MOST);
        int done =
                actions.replay(selection, ContractController.operator(comment)).contracts();
        return back(done == 0 ? "nothing" : "replayed-many");
    }

    @PostMapping("/give-up")
    String giveUp(
            @RequestParam(name = "chosen", defaultValue = "") List<String> chosen,
            @RequestParam(name = "comment", defaultValue = "") String comment) {
        if (comment.isBlank()) {
            return back("comment");
        }
        int done = each(
                chosen,
                "parked",
                selection -> actions.giveUp(selection, ContractController.operator(comment))
                        .contracts());
        return back(chosen.isEmpty() ? "choose" : done == 0 ? "nothing" : "given_up");
    }

    private static int each(List<String> chosen, String state, ToIntFunction<ContractSelection> action) {
        Map<Long, List<Long>> byAccount = chosen.stream()
                .filter(each -> each.matches(CONTRACT))
                .map(each -> each.split(":", 2))
                .collect(Collectors.groupingBy(
                        each -> Long.valueOf(each[0]),
                        TreeMap::new,
                        Collectors.mapping(each -> Long.valueOf(each[1]), Collectors.toList())));
        return byAccount.entrySet().stream()
                .map(each -> new ContractSelection(
                        each.getKey(),
                        each.getValue(),
                        null,
                        state,
                        null,
                        each.getValue().size()))
                .mapToInt(action)
                .sum();
    }

    private static String back(String done) {
        return "redirect:" + ConsolePaths.CONSOLE + "/parked?done=" + done;
    }
}
