/** Migrations of a service's database as a step of a deployment. */
@NullMarked
package dev.countersign.migrations;

import org.jspecify.annotations.NullMarked;
