package dev.countersign.sync.hrm;

import java.util.List;

/** Makes ports for tests of adapters. */
public final class PortFactory {

    private PortFactory() {}

    public static HrmPort of(HrmAdapter adapter) {
        return new HrmPort(List.of(adapter));
    }
}
