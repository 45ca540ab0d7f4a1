package org.diandan.request.area;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the area tree.
 *
 * @param divisions Lists of areas to bring in at start-up: columns code, name, level, parent_code.
 *     Areas that exist are left alone.
 * @param outlines County outlines as GeoJSON, WGS-84, property {@code code}. A county without
 *     outline accepts any point.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.areas", ignoreUnknownFields = false)
record AreaProperties(
    @DefaultValue List<Resource> divisions, @DefaultValue List<Resource> outlines) {}
