/** Which data field of Oneflow fills which attribute of the employee record, as the admin of an account wants it. */
@NullMarked
package dev.countersign.setup.mapping;

import org.jspecify.annotations.NullMarked;
