/** What an admin may send, and what becomes of it. */
@NullMarked
package dev.countersign.setup.onboarding;

import org.jspecify.annotations.NullMarked;
