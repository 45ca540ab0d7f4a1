package org.diandan.request.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered, unchecked; the names of the components are the field names in every
 * error.
 *
 * @param item code of the catalogue
 * @param area code of a county, town or village
 * @param longitude exact point in WGS-84 degrees; needs the latitude
 * @param wishedFrom begin of the wished time; needs the end
 * @param anonymous true for an order without name and phone, where the item allows it
 * @param consent true when the resident agreed to the use of name, phone and address
 */
public record OrderAnswers(
    @Nullable String item,
    @Nullable String area,
    @Nullable Double longitude,
    @Nullable Double latitude,
    @Nullable Instant wishedFrom,
    @Nullable Instant wishedUntil,
    @Nullable String name,
    @Nullable String phone,
    @Nullable String address,
    @Nullable String words,
    @Nullable Boolean anonymous,
    @Nullable Boolean consent) {}
