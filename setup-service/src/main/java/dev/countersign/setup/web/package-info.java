/** Who may see which page, cookies, headers, and the pages of errors. */
@NullMarked
package dev.countersign.setup.web;

import org.jspecify.annotations.NullMarked;
