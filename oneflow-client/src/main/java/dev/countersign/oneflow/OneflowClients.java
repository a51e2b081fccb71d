package dev.countersign.oneflow;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The process's way to Oneflow: one connection pool and one rate budget for each token, shared by all callers. Make one at start, close it at
 * the end.
 */
public final class OneflowClients implements AutoCloseable {

    private final ApplicationContext context;
    private final OneflowHttp http;
    private final Lists lists;
    private final ExecutorService downloads;
    private final FileStore files;
    private final ProcessState process;

    private OneflowClients(OneflowClientSettings settings) {
        context = start(settings);
        http = context.getBean(OneflowHttp.class);
        JsonMapper json = context.getBean(JsonMapper.class);
        lists = new Lists(json);
        downloads = Executors.newVirtualThreadPerTaskExecutor();
        files = new FileStore(settings, downloads);
        TurnSource shared = settings.turns();
        process = new ProcessState(
                settings,
                shared == null
                        ? new TokenBudgets(
                                settings.budget(),
                                settings.maxTokens(),
                                TimeMeter.SYSTEM_NANOTIME,
                                BlockingStrategy.PARKING)
                        : shared,
                new Failures(json, new RetryAfter(settings.budget(), InstantSource.system())),
                new RetryPause(settings.retryDelay(), RandomGenerator.getDefault()));
    }

    /** Starts the client's threads; connections are made when needed. */
    public static OneflowClients create(OneflowClientSettings settings) {
        return new OneflowClients(settings);
    }

    /** Nothing of the surrounding application's configuration or environment may change how the client works. */
    private static ApplicationContext start(OneflowClientSettings settings) {
        return ApplicationContext.builder()
                .classLoader(new NestedJarClassLoader(OneflowClients.class.getClassLoader()))
                .deduceEnvironment(false)
                .enableDefaultPropertySources(false)
                .environmentPropertySource(false)
                .bootstrapEnvironment(false)
                .banner(false)
                .singletons(settings)
                .properties(Map.of(
                        "oneflow.base-url",
                        withoutTrailingSlash(settings.baseUri().toString()),
                        "micronaut.netty.event-loops.default.num-threads",
                        2))
                .start();
    }

    private static String withoutTrailingSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    /** The API as the token's account, without a user: Oneflow treats requests as made by an anonymous administrator. Cheap. */
    public OneflowApi as(OneflowToken token) {
        return api(token, null, Urgency.INTERACTIVE);
    }

    /** The API as this user of the token's account. Cheap. */
    public OneflowApi as(OneflowToken token, UserEmail user) {
        return api(token, user, Urgency.INTERACTIVE);
    }

    /** As {@link #as(OneflowToken)}, for calls of this urgency. */
    public OneflowApi as(OneflowToken token, Urgency urgency) {
        return api(token, null, urgency);
    }

    private OneflowApi api(OneflowToken token, @Nullable UserEmail user, Urgency urgency) {
        return new HttpOneflowApi(http, new Exchange(process, token, user, urgency), lists, files);
    }

    /** How many requests could be sent with this token right now; 0 while a 429 is being waited out. */
    public long availableBudget(OneflowToken token) {
        return process.turns().of(token).available();
    }

    /** Closes the connections. Calls under way end as {@code Temporary}. */
    @Override
    public void close() {
        process.close();
        context.close();
        files.close();
        downloads.shutdownNow();
    }
}
