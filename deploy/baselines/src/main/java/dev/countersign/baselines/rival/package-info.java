/** The rival: what one would write first, with Spring MVC and StreamBridge, and the same checks. */
@NullMarked
package dev.countersign.baselines.rival;

import org.jspecify.annotations.NullMarked;
