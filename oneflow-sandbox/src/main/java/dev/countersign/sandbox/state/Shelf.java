package dev.countersign.sandbox.state;

import dev.countersign.sandbox.http.ApiProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** All objects of one kind, oldest first. */
final class Shelf<T> {

    private final String kind;
    private final ToLongFunction<T> id;
    private final ToLongFunction<T> owner;
    private final Map<Long, T> objects = new LinkedHashMap<>();

    /**
     * Makes an empty one.
     *
     * @param kind what an object is called in an error
     * @param owner the account that an object belongs to
     */
    Shelf(String kind, ToLongFunction<T> id, ToLongFunction<T> owner) {
        this.kind = kind;
        this.id = id;
        this.owner = owner;
    }

    /** Adds an object, or replaces the one with the same id, which keeps its place. */
    void put(T object) {
        objects.put(id.applyAsLong(object), object);
    }

    void remove(T object) {
        objects.remove(id.applyAsLong(object));
    }

    Optional<T> find(long wanted) {
        return Optional.ofNullable(objects.get(wanted));
    }

    List<T> all() {
        return List.copyOf(objects.values());
    }

    List<T> of(Account account) {
        return objects.values().stream()
                .filter(object -> owner.applyAsLong(object) == account.id())
                .toList();
    }

    /**
     * The object with this id.
     *
     * @throws ApiProblem 404
     */
    T get(long wanted) {
        return find(wanted).orElseThrow(() -> missing(wanted));
    }

    /**
     * The object with this id.
     *
     * @throws ApiProblem 404 also for an object of another account
     */
    T get(Account account, long wanted) {
        return find(wanted)
                .filter(object -> owner.applyAsLong(object) == account.id())
                .orElseThrow(() -> missing(wanted));
    }

    ApiProblem missing(long wanted) {
        return ApiProblem.notFound("There is no " + kind + " with the id " + wanted + ".");
    }
}
