/** What the admin meets: the Setup URL, the pages, the forms. */
@NullMarked
package dev.countersign.setup.onboarding;

import org.jspecify.annotations.NullMarked;
