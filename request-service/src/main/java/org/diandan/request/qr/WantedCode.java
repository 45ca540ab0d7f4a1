package org.diandan.request.qr;

import org.diandan.contract.AreaCode;
import org.diandan.request.qr.PlaceCode.Kind;
import org.diandan.request.qr.PlaceCode.Point;
import org.jspecify.annotations.Nullable;

/** A code to be made; the components are those of {@link PlaceCode}. */
public record WantedCode(
    String name,
    Kind kind,
    AreaCode area,
    @Nullable Point point,
    @Nullable String group,
    String note) {}
