package org.diandan.notification.message;

import org.diandan.contract.NotificationEvent.MessageChannel;

/** Says which channels this installation can use at all. */
public interface OpenChannels {

  /** Whether messages may be written for a channel. */
  boolean isOpen(MessageChannel channel);
}
