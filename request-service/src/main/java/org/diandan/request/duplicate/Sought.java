package org.diandan.request.duplicate;

import org.diandan.contract.AreaCode;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.intake.Order.Point;
import org.diandan.request.intake.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a request that may mean the same is compared with.
 *
 * @param area a county, town or village
 * @param point null when only the area is known
 * @param phone null when it must play no part, as for everybody whose phone is not proven
 */
public record Sought(
    ServiceItem item,
    AreaCode area,
    @Nullable Point point,
    String words,
    @Nullable PhoneNumber phone) {}
