/** What Oneflow's objects are to this system: immutable, tolerant of what Oneflow adds, with personal data kept out of toString. */
@NullMarked
package dev.countersign.oneflow.model;

import org.jspecify.annotations.NullMarked;
