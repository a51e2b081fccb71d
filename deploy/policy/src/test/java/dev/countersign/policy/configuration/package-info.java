/** Rules about what the services are told: by names that they know, and without secrets. */
@NullMarked
package dev.countersign.policy.configuration;

import org.jspecify.annotations.NullMarked;
