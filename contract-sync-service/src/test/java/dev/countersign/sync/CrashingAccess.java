package dev.countersign.sync;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.sync.account.AccessAsUser;
import dev.countersign.sync.account.UserAccess;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends a worker's thread before or after one of its calls to Oneflow, as the end of its process would: nothing is recorded, nothing given back. */
final class CrashingAccess {

    /** The process is gone. */
    static final class ProcessEnded extends Error {
        ProcessEnded() {
            super("the process ended here", null, false, false);
        }
    }

    private record Plan(int call, boolean after, AtomicInteger calls) {}

    private final Map<Long, Plan> plans = new ConcurrentHashMap<>();

    /** The access of one process. */
    AccessAsUser over(AccessAsUser real) {
        return accountId -> {
            Optional<UserAccess> access = real.accessAsUser(accountId);
            Plan plan = plans.get(accountId);
            return plan == null ? access : access.map(opened -> crashing(opened, plan));
        };
    }

    /** Once, at this call to Oneflow for the account, counted from 1. */
    void crash(long accountId, int call, boolean after) {
        plans.put(accountId, new Plan(call, after, new AtomicInteger()));
    }

    /** Whether the account's crash came. */
    boolean crashed(long accountId) {
        Plan plan = plans.get(accountId);
        return plan != null && plan.calls().get() >= plan.call();
    }

    private static UserAccess crashing(UserAccess access, Plan plan) {
        OneflowApi api = access.oneflow();
        OneflowApi crashing = (OneflowApi) Proxy.newProxyInstance(
                OneflowApi.class.getClassLoader(), new Class<?>[] {OneflowApi.class}, (_, method, arguments) -> {
                    boolean now = plan.calls().incrementAndGet() == plan.call();
                    if (now && !plan.after()) {
                        throw new ProcessEnded();
                    }
                    try {
                        Object result = method.invoke(api, arguments);
                        if (now) {
                            throw new ProcessEnded();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new UserAccess(access.accountId(), access.credentialsVersion(), access.templateGroupId(), crashing);
    }
}
