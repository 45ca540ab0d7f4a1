package org.diandan.notification.message;

import java.util.Optional;

/**
 * How one kind of message is put into words in one language.
 *
 * @param title a few words, also the subject of a mail
 * @param body also the whole of a text message
 * @param reply how to answer by text message, added to the body; empty where no answer is wanted
 */
public record Wording(Phrase title, Phrase body, Optional<Phrase> reply) {}
