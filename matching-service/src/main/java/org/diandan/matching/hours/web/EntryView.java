package org.diandan.matching.hours.web;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.matching.hours.EntryState;

/**
 * An entry in the reader's words.
 *
 * @param group icon of what was done
 * @param number how the public notice names the person
 * @param when day and times; {@code day} alone for the notice
 * @param tone of the state: info, success, warning
 * @param standing where it stands and what comes next
 * @param rungName what its rung is called
 * @param evidence what it stands on, piece by piece
 * @param open whether somebody may object
 */
record EntryView(
    UUID id,
    UUID personId,
    String group,
    String item,
    String team,
    UUID teamId,
    String number,
    String when,
    String day,
    String minutes,
    EntryState state,
    String tone,
    String standing,
    EvidenceRung rung,
    String rungName,
    List<String> evidence,
    boolean open) {}
