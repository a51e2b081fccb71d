@NullMarked
package dev.countersign.sync.hrm.rest;

import org.jspecify.annotations.NullMarked;
