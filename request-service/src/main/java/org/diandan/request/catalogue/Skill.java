package org.diandan.request.catalogue;

import org.diandan.contract.SkillCode;

/**
 * What a volunteer can do.
 *
 * @param credential the proof it always needs; empty when none
 */
public record Skill(SkillCode code, Words name, String credential) {}
