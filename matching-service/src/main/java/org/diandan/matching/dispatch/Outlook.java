package org.diandan.matching.dispatch;

import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.TeamPrices;

/**
 * A dispatch area as its owner knows it at the moment of a decision.
 *
 * @param teams left as they are by every decision
 * @param prices what each team is worth to needs that are still to come
 */
record Outlook(AreaTeams teams, TeamPrices prices) {}
