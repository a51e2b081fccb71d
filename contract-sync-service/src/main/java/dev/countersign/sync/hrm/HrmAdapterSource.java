package dev.countersign.sync.hrm;

import java.util.List;

/** Adapters of which only the configuration tells how many there are. */
public interface HrmAdapterSource {

    /** All of them. */
    List<HrmAdapter> adapters();
}
