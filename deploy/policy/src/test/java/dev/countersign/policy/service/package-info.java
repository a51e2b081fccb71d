/** The services' jars: what they can be configured with, and what they are configured with by themselves. */
@NullMarked
package dev.countersign.policy.service;

import org.jspecify.annotations.NullMarked;
