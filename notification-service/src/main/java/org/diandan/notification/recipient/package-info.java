/**
 * A read model of who is concerned: the leaders of a team, the resident of a request. Holds person
 * ids only; names and addresses stay with request-service.
 */
@NullMarked
package org.diandan.notification.recipient;

import org.jspecify.annotations.NullMarked;
