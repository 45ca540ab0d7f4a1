package org.diandan.request.certificate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate without anything personal.
 *
 * @param teamId null when it covers all teams of the issuer's area
 * @param minutes proven by a code or the place
 * @param apartMinutes a leader stands by, shown apart
 * @param shortHash eight characters of the hash of its content
 * @param showsName whether the holder wants to be named on the check page
 * @param revokedFor why it was taken back; null unless it was
 * @param replacedBy the one that was issued instead; null when there is none
 */
public record Certificate(
    CertificateNumber number,
    UUID personId,
    @Nullable UUID teamId,
    Period period,
    int minutes,
    int apartMinutes,
    String issuerArea,
    String issuerName,
    Instant issuedAt,
    String shortHash,
    boolean showsName,
    CertificateState state,
    @Nullable String revokedFor,
    @Nullable CertificateNumber replacedBy) {}
