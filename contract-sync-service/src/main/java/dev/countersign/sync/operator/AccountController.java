package dev.countersign.sync.operator;

import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Accounts as operators see them, and ending an account's rest. */
@RestController
final class AccountController {

    private static final int MOST_LISTED = 500;

    private final AccountViews views;
    private final Resumptions resumptions;

    AccountController(AccountViews views, Resumptions resumptions) {
        this.views = views;
        this.resumptions = resumptions;
    }

    /** Who says that the trouble is over. */
    record ResumeRequest(@Nullable String who, @Nullable String comment) {
        Operator operator() {
            String name = SignedIn.name(who);
            return new Operator(name == null ? "" : name, comment);
        }
    }

    /** A part of the accounts; {@code next} is what to pass as {@code after} for the following one, null at the end. */
    record AccountPage(
            List<AccountViews.AccountView> accounts,
            @Nullable Long next) {
        AccountPage {
            accounts = List.copyOf(accounts);
        }
    }

    @GetMapping("/api/accounts")
    AccountPage list(
            @RequestParam(name = "suspended", defaultValue = "false") boolean suspended,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST_LISTED);
        List<AccountViews.AccountView> found = views.list(suspended, after, most);
        return new AccountPage(
                found, found.size() < most ? null : found.getLast().accountId());
    }

    @GetMapping("/api/accounts/{account}")
    AccountViews.AccountView account(@PathVariable("account") long account) {
        return views.find(account)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No account " + account + " was ever announced."));
    }

    @PostMapping("/api/accounts/{account}/resume")
    AccountViews.AccountView resume(@PathVariable("account") long account, @RequestBody ResumeRequest request) {
        resumptions.resume(account, request.operator());
        return account(account);
    }
}
