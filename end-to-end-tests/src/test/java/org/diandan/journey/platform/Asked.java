package org.diandan.journey.platform;

/**
 * A team that was asked.
 *
 * @param offerId the open offer
 * @param team the team's name
 * @param leader the team's leader, signed in
 */
public record Asked(String offerId, String team, Api leader) {}
