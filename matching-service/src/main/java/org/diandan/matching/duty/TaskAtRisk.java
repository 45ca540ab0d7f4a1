package org.diandan.matching.duty;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;

/**
 * A task that may come to nothing if its leader does not look.
 *
 * @param startsAt when somebody is expected
 * @param needed how many people have to go
 * @param planned how many will
 * @param standby how many could be called
 * @param late whether nobody is there although it is time
 */
public record TaskAtRisk(
    UUID assignmentId,
    String teamName,
    ServiceItemCode item,
    Instant startsAt,
    int needed,
    int planned,
    int standby,
    boolean late) {}
