/** Rules, dashboards and routes of deploy/monitoring: that they are valid, tested, explained, and say the same everywhere. */
@NullMarked
package dev.countersign.policy.monitoring;

import org.jspecify.annotations.NullMarked;
