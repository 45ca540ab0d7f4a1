package org.diandan.matching.hours;

import java.util.UUID;

/** A team and what people call it. */
public record NamedTeam(UUID id, String name) {}
