package dev.countersign.local.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** Compares measurements of the same round and kind of load only, so that a slow spell of the machine hits both. */
public final class Ratios {

    private final List<Sample> samples;

    /**
     * Over all measurements.
     *
     * @param samples of several contestants and rounds
     */
    public Ratios(List<Sample> samples) {
        this.samples = List.copyOf(samples);
    }

    /**
     * The quotient of every round.
     *
     * @param contestant whose value is divided
     * @param base by whose value
     * @param kind under what load
     * @param value what is compared
     * @return one quotient for each round in which both were measured
     */
    public List<Double> ratios(String contestant, String base, Sample.Kind kind, ToDoubleFunction<Sample> value) {
        return pairs(contestant, base, kind, (mine, other) -> value.applyAsDouble(mine) / value.applyAsDouble(other));
    }

    /**
     * The difference of every round.
     *
     * @param contestant from whose value is subtracted
     * @param base whose value is subtracted
     * @param kind under what load
     * @param value what is compared
     * @return one difference for each round in which both were measured
     */
    public List<Double> differences(String contestant, String base, Sample.Kind kind, ToDoubleFunction<Sample> value) {
        return pairs(contestant, base, kind, (mine, other) -> value.applyAsDouble(mine) - value.applyAsDouble(other));
    }

    /**
     * The values of every round.
     *
     * @param contestant whose
     * @param kind under what load
     * @param value what is wanted
     * @return one value for each round in which it was measured
     */
    public List<Double> values(String contestant, Sample.Kind kind, ToDoubleFunction<Sample> value) {
        return of(contestant, kind).stream().map(value::applyAsDouble).toList();
    }

    /**
     * Measurements of one contestant under one kind of load.
     *
     * @param contestant who
     * @param kind under what load
     * @return in the order of the rounds
     */
    public List<Sample> of(String contestant, Sample.Kind kind) {
        return samples.stream()
                .filter(sample -> sample.contestant().equals(contestant) && sample.kind() == kind)
                .toList();
    }

    private List<Double> pairs(
            String contestant, String base, Sample.Kind kind, ToDoubleBiFunction<Sample, Sample> compared) {
        List<Double> found = new ArrayList<>();
        for (Sample mine : of(contestant, kind)) {
            of(base, kind).stream()
                    .filter(other -> other.round() == mine.round())
                    .forEach(other -> found.add(compared.applyAsDouble(mine, other)));
        }
        return found;
    }
}
