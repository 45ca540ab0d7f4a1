package org.diandan.request.certificate;

/**
 * Who issues certificates for an area: the body that organised and recorded the service.
 *
 * @param areaCode its teams and those of all areas inside
 * @param inCharge the person who answers for the body
 * @param handler the person who deals with certificates
 * @param contact a phone number or address for questions
 */
public record Issuer(
    String areaCode, String name, String inCharge, String handler, String contact) {}
