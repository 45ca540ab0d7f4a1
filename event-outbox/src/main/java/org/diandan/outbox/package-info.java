/**
 * The one way to change a service's state and to tell the others: {@link org.diandan.outbox.Ledger}
 * writes rows, events and idempotency key in one statement, a relay sends the events, {@link
 * org.diandan.outbox.Inbox} makes sure each has one effect. Why it is built this way: decisions
 * 0001 and 0002 in {@code docs/decisions}.
 */
@NullMarked
package org.diandan.outbox;

import org.jspecify.annotations.NullMarked;
