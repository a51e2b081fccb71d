package dev.countersign.policy.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All documents of an installation.
 *
 * @param secrets the secrets that its operator makes from files, with their keys: they are never rendered
 */
public record Overlay(String name, List<Manifest> manifests, Map<String, Set<String>> secrets) {

    public Overlay {
        manifests = List.copyOf(manifests);
        secrets = Map.copyOf(secrets);
    }

    public Stream<Manifest> all(String kind) {
        return manifests.stream().filter(manifest -> manifest.isA(kind));
    }

    /** The document of exactly this name, as a reference in another one would find it. */
    public Optional<Manifest> find(String kind, String name) {
        return all(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    public Stream<Workload> workloads() {
        return manifests.stream().map(Workload::of).flatMap(Optional::stream);
    }

    /** The workloads that serve, without the jobs. */
    public Stream<Workload> services() {
        return workloads().filter(Workload::isService);
    }

    public Stream<Container> containers() {
        return workloads().flatMap(workload -> workload.allContainers().stream());
    }
}
