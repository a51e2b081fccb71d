/** Child processes of the launcher: started, watched, stopped, and found again after a crash. */
@NullMarked
package dev.countersign.local.process;

import org.jspecify.annotations.NullMarked;
