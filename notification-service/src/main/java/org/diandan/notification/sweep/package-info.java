/**
 * Work that waits in rows: a thread of its own looks for due rows again and again. What is due is
 * decided by the database clock, so nothing is forgotten when the process dies.
 */
@NullMarked
package org.diandan.notification.sweep;

import org.jspecify.annotations.NullMarked;
