/** Cookies and addresses. */
@NullMarked
package dev.countersign.setup.web;

import org.jspecify.annotations.NullMarked;
