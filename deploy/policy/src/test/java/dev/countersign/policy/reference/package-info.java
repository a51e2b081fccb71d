/** Rules about names in one document that mean another one: kustomize and Kubernetes accept them whether or not it exists. */
@NullMarked
package dev.countersign.policy.reference;

import org.jspecify.annotations.NullMarked;
