package dev.countersign.setup.operator;

import dev.countersign.setup.account.Account;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What operators can see and do. Work is asked for and done in the background: 202, then look at {@code work}. */
@RestController
@RequestMapping(OperatorApi.ACCOUNTS)
class OperatorController {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorController.class);
    private static final int LARGEST_PAGE = 500;

    private final AccountStore accounts;
    private final ProvisioningRequests provisioning;

    OperatorController(AccountStore accounts, ProvisioningRequests provisioning) {
        this.accounts = accounts;
        this.provisioning = provisioning;
    }

    /** A page of accounts; {@code next} is what to pass as {@code after} for the following page, null at the end. */
    record AccountPage(
            List<AccountView> data,
            @org.jspecify.annotations.Nullable Long next) {}

    @GetMapping
    AccountPage list(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<AccountView> page =
                accounts.list(after, size).stream().map(this::view).toList();
        return new AccountPage(page, page.size() < size ? null : page.getLast().accountId());
    }

    @GetMapping("/{accountId}")
    AccountView show(@PathVariable long accountId) {
        return view(require(accountId));
    }

    @PostMapping("/{accountId}/disconnect")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountView disconnect(@PathVariable long accountId) {
        Account account = require(accountId);
        provisioning.disconnect(accountId);
        LOG.atInfo().addKeyValue("account", Long.toString(accountId)).log("An operator asked for a disconnect");
        return view(account);
    }

    @PostMapping("/{accountId}/repair")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountView repair(@PathVariable long accountId) {
        Account account = require(accountId);
        if (!provisioning.repair(accountId)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "Account " + accountId + " is not set up: its admin must open the setup from Oneflow first");
        }
        LOG.atInfo().addKeyValue("account", Long.toString(accountId)).log("An operator asked for a repair");
        return view(account);
    }

    private Account require(long accountId) {
        return accounts.find(accountId)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No account " + accountId + " was ever set up"));
    }

    private AccountView view(Account account) {
        return AccountView.of(account, provisioning.find(account.accountId()).orElse(null));
    }
}
