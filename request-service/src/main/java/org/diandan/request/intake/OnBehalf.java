package org.diandan.request.intake;

import org.jspecify.annotations.Nullable;

/**
 * What somebody answered who orders for somebody else, unchecked; the names of the components are
 * the field names in every error.
 *
 * @param relation name of a {@link Relation}
 * @param beneficiaryName of the person who needs help
 * @param beneficiaryPhone empty when that person has none
 * @param callBack {@code ORDERER} or {@code BENEFICIARY}: whom the team and the platform call; the
 *     orderer when empty
 */
public record OnBehalf(
    @Nullable String relation,
    @Nullable String beneficiaryName,
    @Nullable String beneficiaryPhone,
    @Nullable String callBack) {

  static final String BENEFICIARY = "BENEFICIARY";
}
