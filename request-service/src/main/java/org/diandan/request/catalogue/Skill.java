package org.diandan.request.catalogue;

import org.diandan.contract.SkillCode;

/**
 * What a volunteer can do.
 *
 * @param credential the proof it always needs; both words empty when none
 * @param version of what is said here, from 1
 * @param retired whether it can no longer be claimed or asked for
 */
public record Skill(SkillCode code, Words name, Words credential, int version, boolean retired) {

  /** The first version of what is said of it. */
  static final int FIRST = 1;

  /** Whether nobody counts as having it without a proof. */
  public boolean takesCredential() {
    return !credential.en().isEmpty();
  }
}
