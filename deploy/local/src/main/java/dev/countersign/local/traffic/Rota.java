package dev.countersign.local.traffic;

import dev.countersign.local.stack.Instance;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The instances of a service that take requests, as a Service of Kubernetes and the proxy before it know them: who is
 * ready is in, who was told to end is out a little later. They take turns.
 */
public final class Rota {

    private final List<Instance> serving = new CopyOnWriteArrayList<>();
    private final AtomicLong turns = new AtomicLong();

    /**
     * One that serves.
     *
     * @param first an instance that is ready
     */
    public Rota(Instance first) {
        serving.add(first);
    }

    /**
     * From now on an instance takes turns.
     *
     * @param instance that is ready
     */
    public void add(Instance instance) {
        serving.add(instance);
    }

    /**
     * From now on an instance gets no more requests.
     *
     * @param instance that is about to end
     */
    public void remove(Instance instance) {
        serving.remove(instance);
    }

    /**
     * Whose turn it is.
     *
     * @return an instance that serves
     */
    public Instance next() {
        List<Instance> now = List.copyOf(serving);
        return now.get((int) (turns.getAndIncrement() % now.size()));
    }
}
