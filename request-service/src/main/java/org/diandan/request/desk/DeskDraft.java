package org.diandan.request.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form of an operator.
 *
 * @param callId what the telephone system calls the call; null when nobody told
 */
public record DeskDraft(UUID id, @Nullable String callId, DeskForm form, Instant beganAt) {}
