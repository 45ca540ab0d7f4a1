package org.diandan.matching.hours;

import java.util.UUID;

/**
 * Two people who stood by each other's entries within 90 days.
 *
 * @param ofOne how many entries of the one the other stood by
 * @param ofOther the other way round
 */
public record Mutual(UUID one, UUID other, int ofOne, int ofOther) {}
