package dev.countersign.sync.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Counts of hours as bars of an SVG. Public, because templates read it. */
public record HourChart(List<Hour> hours) {

    public static final int WIDTH = 720;
    public static final int HEIGHT = 150;

    private static final int TOP = 18;
    private static final int BASE = HEIGHT - 20;
    private static final int GAP = 4;
    private static final int LABEL_EVERY = 4;

    public HourChart {
        hours = List.copyOf(hours);
    }

    /** One hour. */
    public record Hour(Instant begin, long count) {}

    /**
     * A bar.
     *
     * @param label below it; empty for most
     * @param text what it says, for who can't see it and who points at it
     */
    public record Bar(int x, int y, int width, int height, String label, String text) {}

    public long total() {
        return hours.stream().mapToLong(Hour::count).sum();
    }

    public long most() {
        return hours.stream().mapToLong(Hour::count).max().orElse(0);
    }

    public int base() {
        return BASE;
    }

    public int top() {
        return TOP;
    }

    public List<Bar> bars() {
        int slot = WIDTH / Math.max(hours.size(), 1);
        long most = Math.max(most(), 1);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            Hour hour = hours.get(i);
            int height = hour.count() == 0 ? 0 : Math.max(2, Math.toIntExact(hour.count() * (BASE - TOP) / most));
            String clock =
                    "%02d:00".formatted(hour.begin().atOffset(ZoneOffset.UTC).getHour());
            bars.add(new Bar(
                    i * slot + GAP / 2,
                    BASE - height,
                    slot - GAP,
                    height,
                    i % LABEL_EVERY == 0 ? clock : "",
                    clock + " UTC: " + hour.count()));
        }
        return bars;
    }
}
