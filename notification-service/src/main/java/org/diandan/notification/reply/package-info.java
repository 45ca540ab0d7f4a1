/**
 * Answers that come back by text message: every offer has a code of its own on its leader's phone,
 * and whoever sends it back has answered that offer. matching-service hears of it as an event.
 */
@NullMarked
package org.diandan.notification.reply;

import org.jspecify.annotations.NullMarked;
