package org.diandan.matching.board.web;

import java.util.UUID;

/**
 * An open request one team could take, in the reader's words.
 *
 * @param group of the service item, names its icon
 * @param promise until when the resident was promised an answer, or that this has passed
 */
record BoardView(
    UUID requestId,
    UUID teamId,
    String teamName,
    String group,
    String item,
    String urgency,
    String distance,
    String when,
    String promise) {}
