package org.diandan.matching.hours;

import java.time.Instant;

/**
 * An entry with what is known around it.
 *
 * @param teamName name of the team it was served with
 * @param area code of that team's area
 * @param objected whether an objection waits for its verdict
 * @param ledByOther whether somebody else leads that team, who can stand by the entry
 * @param now the database's clock when this was read
 */
public record Filed(
    Entry entry, String teamName, String area, boolean objected, boolean ledByOther, Instant now) {}
