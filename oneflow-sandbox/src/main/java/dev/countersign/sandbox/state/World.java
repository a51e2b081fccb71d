package dev.countersign.sandbox.state;

import dev.countersign.sandbox.http.ApiProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    private final Map<Long, Account> accounts = new LinkedHashMap<>();
    private final Map<Long, TemplateGroup> groups = new LinkedHashMap<>();
    private final Map<Long, Template> templates = new LinkedHashMap<>();
    private final Map<Long, Webhook> webhooks = new LinkedHashMap<>();
    private final Map<Long, Contract> contracts = new LinkedHashMap<>();

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
        accounts.put(account.id(), account);
    }

    public void put(TemplateGroup group) {
        groups.put(group.id(), group);
    }

    public void remove(TemplateGroup group) {
        groups.remove(group.id());
    }

    public void add(Template template) {
        templates.put(template.id(), template);
    }

    public void put(Webhook webhook) {
        webhooks.put(webhook.id(), webhook);
    }

    public void remove(Webhook webhook) {
        webhooks.remove(webhook.id());
    }

    public void add(Contract contract) {
        contracts.put(contract.id(), contract);
    }

    public List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    public Optional<Account> accountOfToken(String token) {
        return accounts.values().stream()
                .filter(account -> account.extension().accepts(token))
                .findFirst();
    }

    /**
     * An account.
     *
     * @throws ApiProblem 404
     */
    public Account account(long id) {
        return found(accounts.get(id), "account", id);
    }

    public List<TemplateGroup> groupsOf(Account account) {
        return owned(groups, group -> group.accountId() == account.id());
    }

    /**
     * A template group.
     *
     * @throws ApiProblem 404 also for a group of another account
     */
    public TemplateGroup group(Account account, long id) {
        return found(groups.get(id), group -> group.accountId() == account.id(), "template type", id);
    }

    public List<Template> templatesOf(Account account) {
        return owned(templates, template -> template.accountId() == account.id());
    }

    /**
     * A template.
     *
     * @throws ApiProblem 404 also for a template of another account
     */
    public Template template(Account account, long id) {
        return found(templates.get(id), template -> template.accountId() == account.id(), "template", id);
    }

    public List<Webhook> webhooksOf(Account account) {
        return owned(webhooks, webhook -> webhook.accountId() == account.id());
    }

    public Optional<Webhook> webhook(long id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    /**
     * A webhook.
     *
     * @throws ApiProblem 404 also for a webhook of another account
     */
    public Webhook webhook(Account account, long id) {
        return found(webhooks.get(id), webhook -> webhook.accountId() == account.id(), "webhook", id);
    }

    /** Contracts that are not deleted, oldest first. */
    public Stream<Contract> contractsOf(Account account) {
        return new ArrayList<>(contracts.values())
                .stream().filter(contract -> contract.accountId() == account.id() && !contract.isDeleted());
    }

    /**
     * A contract.
     *
     * @throws ApiProblem 404 also for a deleted contract and one of another account
     */
    public Contract contract(Account account, long id) {
        return found(
                contracts.get(id),
                contract -> contract.accountId() == account.id() && !contract.isDeleted(),
                "contract",
                id);
    }

    /**
     * A contract of any account.
     *
     * @throws ApiProblem 404 also for a deleted contract
     */
    public Contract contract(long id) {
        return found(contracts.get(id), contract -> !contract.isDeleted(), "contract", id);
    }

    private static <T> List<T> owned(Map<Long, T> objects, Predicate<T> belongs) {
        return objects.values().stream().filter(belongs).toList();
    }

    private static <T> T found(@Nullable T object, String kind, long id) {
        return found(object, any -> true, kind, id);
    }

    private static <T> T found(@Nullable T object, Predicate<T> visible, String kind, long id) {
        if (object == null || !visible.test(object)) {
            throw ApiProblem.notFound("There is no " + kind + " with the id " + id + ".");
        }
        return object;
    }
}
