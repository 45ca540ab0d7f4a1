/**
 * Tells people what happened to a request: who is told, in which words, on which channel, and what
 * became of each message. Learns everything from events and asks for an address only when it sends.
 */
@NullMarked
package org.diandan.notification;

import org.jspecify.annotations.NullMarked;
