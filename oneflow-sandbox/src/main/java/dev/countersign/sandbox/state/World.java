package dev.countersign.sandbox.state;

import dev.countersign.sandbox.http.ApiProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Everything the pretended Oneflow knows, in memory. One lock guards all of it: callers do their work inside {@link #exclusively}, and what they take
 * out are detached JSON trees.
 */
public final class World {

    private static final Instant FIRST_ID_AT = Instant.parse("2026-01-01T00:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final Tokens tokens;
    private long lastId;

    private final Shelf<Account> accounts = new Shelf<>("account", Account::id, Account::id);
    private final Shelf<TemplateGroup> groups =
            new Shelf<>("template type", TemplateGroup::id, TemplateGroup::accountId);
    private final Shelf<Template> templates = new Shelf<>("template", Template::id, Template::accountId);
    private final Shelf<Webhook> webhooks = new Shelf<>("webhook", Webhook::id, Webhook::accountId);
    private final Shelf<Contract> contracts = new Shelf<>("contract", Contract::id, Contract::accountId);

    public World(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.tokens = new Tokens(random);
        this.lastId =
                Math.max(1000, Duration.between(FIRST_ID_AT, clock.instant()).toSeconds());
    }

    public <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public void exclusively(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Now, in whole seconds as Oneflow's API shows times. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    public Instant preciseNow() {
        return clock.instant();
    }

    /** The next id of any kind of object. They start from the time of the start, so that a restarted sandbox does not hand out old ids again. */
    public long nextId() {
        return ++lastId;
    }

    public Tokens tokens() {
        return tokens;
    }

    public void add(Account account) {
        accounts.put(account);
    }

    public void put(TemplateGroup group) {
        groups.put(group);
    }

    public void remove(TemplateGroup group) {
        groups.remove(group);
    }

    public void add(Template template) {
        templates.put(template);
    }

    public void put(Webhook webhook) {
        webhooks.put(webhook);
    }

    public void remove(Webhook webhook) {
        webhooks.remove(webhook);
    }

    public void add(Contract contract) {
        contracts.put(contract);
    }

    public List<Account> accounts() {
        return accounts.all();
    }

    public Optional<Account> accountOfToken(String token) {
        return accounts().stream()
                .filter(account -> account.extension().accepts(token))
                .findFirst();
    }

    /**
     * An account.
     *
     * @throws ApiProblem 404
     */
    public Account account(long id) {
        return accounts.get(id);
    }

    public List<TemplateGroup> groupsOf(Account account) {
        return groups.of(account);
    }

    /**
     * A template group.
     *
     * @throws ApiProblem 404 also for a group of another account
     */
    public TemplateGroup group(Account account, long id) {
        return groups.get(account, id);
    }

    public List<Template> templatesOf(Account account) {
        return templates.of(account);
    }

    /**
     * A template.
     *
     * @throws ApiProblem 404 also for a template of another account
     */
    public Template template(Account account, long id) {
        return templates.get(account, id);
    }

    public List<Webhook> webhooksOf(Account account) {
        return webhooks.of(account);
    }

    public Optional<Webhook> webhook(long id) {
        return webhooks.find(id);
    }

    /**
     * A webhook.
     *
     * @throws ApiProblem 404 also for a webhook of another account
     */
    public Webhook webhook(Account account, long id) {
        return webhooks.get(account, id);
    }

    /** Contracts that are not deleted, oldest first. */
    public Stream<Contract> contractsOf(Account account) {
        return contracts.of(account).stream().filter(contract -> !contract.isDeleted());
    }

    /**
     * A contract.
     *
     * @throws ApiProblem 404 also for a deleted contract and one of another account
     */
    public Contract contract(Account account, long id) {
        return visible(contracts.get(account, id));
    }

    /**
     * A contract of any account.
     *
     * @throws ApiProblem 404 also for a deleted contract
     */
    public Contract contract(long id) {
        return visible(contracts.get(id));
    }

    private Contract visible(Contract contract) {
        if (contract.isDeleted()) {
            throw contracts.missing(contract.id());
        }
        return contract;
    }
}
