/**
 * The Oneflow API for the services of this system: one {@link dev.countersign.oneflow.OneflowClients} per process, from which a
 * {@link dev.countersign.oneflow.OneflowApi} is taken for each token; every call ends in a typed result.
 */
@NullMarked
package dev.countersign.oneflow;

import org.jspecify.annotations.NullMarked;
