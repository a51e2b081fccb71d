/** Architecture rules shared by the tests of all modules. */
@NullMarked
package dev.countersign.architecture;

import org.jspecify.annotations.NullMarked;
