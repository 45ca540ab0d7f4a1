package org.diandan.journey.drill;

import java.util.UUID;

/**
 * An order the platform said yes to.
 *
 * @param number the hotline's own order number
 * @param requestId the id the platform gave it
 */
record Acknowledged(String number, UUID requestId) {}
