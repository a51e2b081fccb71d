/** The manifests of {@code deploy/kubernetes}, as kustomize renders them, against every rule; and every rule against a seeded mistake. */
@NullMarked
package dev.countersign.policy;

import org.jspecify.annotations.NullMarked;
