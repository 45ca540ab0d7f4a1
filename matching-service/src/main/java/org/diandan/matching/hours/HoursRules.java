package org.diandan.matching.hours;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What the record of hours goes by.
 *
 * @param zone decides which day a minute belongs to
 * @param notice how long an entry can be read in public before it is confirmed
 * @param evaluationWait how long after recording the notice begins at the latest
 * @param disputeWithin for how long an entry without a notice can be objected to
 * @param longestEntry longest single entry that needs no review
 * @param longestDay most of one person on one day that needs no review
 */
record HoursRules(
    ZoneId zone,
    Duration notice,
    Duration evaluationWait,
    Duration disputeWithin,
    Duration longestEntry,
    Duration longestDay) {}
