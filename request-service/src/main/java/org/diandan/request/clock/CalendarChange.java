package org.diandan.request.clock;

import java.time.Instant;
import java.util.UUID;

/**
 * What an administrator said about a day.
 *
 * @param by person id
 */
public record CalendarChange(CalendarDay day, Instant at, UUID by, String reason) {}
