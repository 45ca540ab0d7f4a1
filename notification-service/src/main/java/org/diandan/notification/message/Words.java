package org.diandan.notification.message;

import java.util.Optional;

/**
 * A message in one language.
 *
 * @param title a few words, also the subject of a mail
 * @param body one or two sentences, also the whole of a text message
 * @param link path of the page where the reader can act; empty when there is nothing to do
 */
public record Words(String title, String body, Optional<String> link) {}
