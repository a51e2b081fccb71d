/** Rules about who may talk to whom. */
@NullMarked
package dev.countersign.policy.network;

import org.jspecify.annotations.NullMarked;
