/** HRMs with a REST interface, each described by a file: requests as templates, and where in the answers things are. */
@NullMarked
package dev.countersign.sync.hrm.rest;

import org.jspecify.annotations.NullMarked;
