/** The reference of the services' configuration, made of their code. */
@NullMarked
package dev.countersign.local.configuration;

import org.jspecify.annotations.NullMarked;
