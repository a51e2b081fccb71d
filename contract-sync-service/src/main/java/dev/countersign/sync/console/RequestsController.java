package dev.countersign.sync.console;

import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.sync.action.SignedIn;
import dev.countersign.sync.creation.Problem;
import dev.countersign.sync.creation.RequestDesk;
import dev.countersign.sync.creation.RequestView;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Contracts that somebody asked for: which, how far they are, and a form that asks for another one. */
@Controller
class RequestsController {

    private static final int PAGE = 50;
    private static final Set<String> STATES = Set.of("open", "parked", "settled");
    private static final String ONE = ConsolePaths.CONSOLE + "/accounts/{account}/requests/{id}";
    private static final String NEW = "console/request-new";

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("account", "Account"),
            Map.entry("workspaceId", "Workspace"),
            Map.entry("templateId", "Template"),
            Map.entry("name", "Name of the contract"),
            Map.entry("participant.name", "Name"),
            Map.entry("participant.email", "E-mail address"),
            Map.entry("participant.phoneNumber", "Phone number"),
            Map.entry("participant.identificationNumber", "Identification number"),
            Map.entry("participant.title", "Title"),
            Map.entry("participant.countryCode", "Country"),
            Map.entry("participant.signMethod", "How they sign"),
            Map.entry("subject", "Subject of the invitation"),
            Map.entry("message", "Message of the invitation"),
            Map.entry("requestId", "Id of the request"));

    private final RequestDesk requests;
    private final IntegrationDescription integration;
    private final JsonMapper json;

    RequestsController(RequestDesk requests, IntegrationDescription integration, JsonMapper json) {
        this.requests = requests;
        this.integration = integration;
        this.json = json;
    }

    @GetMapping(ConsolePaths.REQUESTS)
    String list(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Model model) {
        String wanted = STATES.contains(state) ? state : null;
        model.addAttribute("list", requests.list(account, wanted, null, after, PAGE));
        model.addAttribute("account", account);
        model.addAttribute("state", wanted);
        return "console/requests";
    }

    @GetMapping(ConsolePaths.REQUESTS + "/new")
    String form(@RequestParam(name = "account", required = false) @Nullable Long account, Model model) {
        return form(RequestForm.empty(account), Map.of(), model);
    }

    @PostMapping(ConsolePaths.REQUESTS)
    String ask(@RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        RequestForm form = new RequestForm(sent);
        Long account = form.account();
        if (account == null) {
            return wrong(form, Map.of("account", "The account is a number of Oneflow's."), model, response);
        }
        return switch (requests.ask(account, form.body(json, Objects.requireNonNull(SignedIn.name(null))))) {
            case RequestDesk.Asked.Taken(RequestView request, boolean isNew) ->
                "redirect:" + ConsolePaths.request(account, request.id()) + "?done="
                        + (isNew ? "requested" : "requested-before");
            case RequestDesk.Asked.Invalid(List<Problem> problems) -> wrong(form, byField(problems), model, response);
            case RequestDesk.Asked.UnknownAccount _ ->
                wrong(
                        form,
                        Map.of("account", "Nobody ever connected this account: it is set up from Oneflow first."),
                        model,
                        response);
            case RequestDesk.Asked.IdReused _ ->
                wrong(
                        form,
                        Map.of(
                                "requestId",
                                "Another contract was requested with this id, and that request stands: give this one an id of its own."),
                        model,
                        response);
        };
    }

    @GetMapping(ONE)
    String one(@PathVariable("account") long account, @PathVariable("id") long id, Model model) {
        RequestView request =
                requests.find(account, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("request", request);
        model.addAttribute("verdict", RequestVerdict.of(request));
        return "console/request";
    }

    @PostMapping(ONE + "/retry")
    String retry(
            @PathVariable("account") long account,
            @PathVariable("id") long id,
            @RequestParam(name = "comment", defaultValue = "") String comment) {
        return decided(account, id, requests.retry(account, id, ContractController.operator(comment)), "retried");
    }

    @PostMapping(ONE + "/give-up")
    String giveUp(
            @PathVariable("account") long account,
            @PathVariable("id") long id,
            @RequestParam(name = "comment", defaultValue = "") String comment) {
        return comment.isBlank()
                ? back(account, id, "comment")
                : decided(
                        account,
                        id,
                        requests.giveUp(account, id, ContractController.operator(comment)),
                        "request_given_up");
    }

    private static String decided(long account, long id, RequestDesk.Decided decided, String done) {
        return switch (decided) {
            case DONE -> back(account, id, done);
            case TOO_LATE -> back(account, id, "too-late");
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static String back(long account, long id, String done) {
        return "redirect:" + ConsolePaths.request(account, id) + "?done=" + done;
    }

    /** The first complaint of each field: of one that is missing, there is a second that it is malformed. */
    private static Map<String, String> byField(List<Problem> problems) {
        Map<String, String> wrong = new LinkedHashMap<>();
        problems.forEach(problem -> wrong.putIfAbsent(problem.field(), problem.message()));
        return wrong;
    }

    /** What the fields are called in the page. */
    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>(LABELS);
        integration.dataFields().forEach(field -> labels.put("dataFields." + field.customId(), field.name()));
        return labels;
    }

    private String wrong(RequestForm form, Map<String, String> wrong, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(form, wrong, model);
    }

    private String form(RequestForm form, Map<String, String> wrong, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("dataFields", integration.dataFields());
        model.addAttribute("labels", labels());
        return NEW;
    }
}
