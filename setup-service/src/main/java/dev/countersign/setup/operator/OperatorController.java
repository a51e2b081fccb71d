package dev.countersign.setup.operator;

import dev.countersign.setup.account.AccountState;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.lifecycle.AccountHealths;
import dev.countersign.setup.lifecycle.LifeCycle;
import dev.countersign.setup.syncservice.AccountActivity;
import dev.countersign.setup.syncservice.SyncService;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What operators can see and do about accounts. Work is asked for and done in the background: 202, then look at {@code work}. */
@RestController
@RequestMapping(OperatorApi.ACCOUNTS)
class OperatorController {

    static final int LARGEST_PAGE = 500;
    private static final String NEVER_SET_UP =
            "is not set up, or is being taken down: its admin must open the setup from Oneflow first";

    private final AccountStore accounts;
    private final AccountHealths healths;
    private final LifeCycle lifeCycle;
    private final SyncService sync;
    private final AuditedCalls calls;

    OperatorController(
            AccountStore accounts, AccountHealths healths, LifeCycle lifeCycle, SyncService sync, AuditedCalls calls) {
        this.accounts = accounts;
        this.healths = healths;
        this.lifeCycle = lifeCycle;
        this.sync = sync;
        this.calls = calls;
    }

    /** A page of accounts; {@code next} is what to pass as {@code after} for the following page, null at the end. */
    record AccountPage(List<AccountView> data, @Nullable Long next) {
        AccountPage {
            data = List.copyOf(data);
        }
    }

    @GetMapping
    AccountPage list(
            Authentication who,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable AccountState state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        return calls.call(who, "list-accounts", null, () -> {
            List<AccountView> page = healths.of(accounts.search(search.strip(), state, after, size)).stream()
                    .map(health -> AccountView.of(health, null))
                    .toList();
            return new AccountPage(
                    page, page.size() < size ? null : page.getLast().accountId());
        });
    }

    @GetMapping("/{accountId}")
    AccountView show(Authentication who, @PathVariable long accountId) {
        AccountView view = calls.call(who, "show-account", accountId, () -> view(accountId, null));
        // Outside of the transaction, which is not to wait for another service.
        AccountActivity contracts = sync.activity(accountId).orElse(null);
        return contracts == null ? view : view(accountId, contracts);
    }

    @PostMapping("/{accountId}/disconnect")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountView disconnect(Authentication who, @PathVariable long accountId) {
        return act(who, "disconnect", accountId, () -> lifeCycle.disconnect(accountId), NEVER_SET_UP);
    }

    @PostMapping("/{accountId}/repair")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountView repair(Authentication who, @PathVariable long accountId) {
        return act(who, "repair", accountId, () -> lifeCycle.repair(accountId), NEVER_SET_UP);
    }

    @PostMapping("/{accountId}/rotate-sign-key")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountView rotateSignKey(Authentication who, @PathVariable long accountId) {
        return act(
                who,
                "rotate-sign-key",
                accountId,
                () -> lifeCycle.rotateSignKey(accountId),
                "is not ready, or other work on it is under way: try again when that is done");
    }

    @PostMapping("/{accountId}/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountView check(Authentication who, @PathVariable long accountId) {
        return act(
                who,
                "check",
                accountId,
                () -> lifeCycle.checkSoon(accountId),
                "is not compared with Oneflow yet: it is not set up, or was only a minute ago");
    }

    private AccountView act(Authentication who, String action, long accountId, BooleanSupplier work, String refusal) {
        return calls.call(who, action, accountId, () -> {
            AccountView before = view(accountId, null);
            if (!work.getAsBoolean()) {
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT, "Account " + accountId + " (" + before.state() + ") " + refusal);
            }
            return view(accountId, null);
        });
    }

    private AccountView view(long accountId, @Nullable AccountActivity contracts) {
        return healths.find(accountId)
                .map(health -> AccountView.of(health, contracts))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No account " + accountId + " was ever set up"));
    }
}
