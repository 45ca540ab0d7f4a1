package org.diandan.notification.message;

import java.util.UUID;
import org.diandan.contract.NotificationEvent.MessageChannel;

/** One message to one person on one channel, about to be written. */
record NewMessage(UUID id, UUID personId, MessageChannel channel) {}
