package org.diandan.request.open311;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of Open311.
 *
 * @param contact How to reach who runs this, told by the discovery; empty means a common sentence.
 * @param keyService Where a program gets a key, told by the discovery; empty means a common
 *     sentence.
 * @param batchEvery Pause between two rounds in which batch posts become requests.
 */
@ConfigurationProperties(prefix = "diandan.open311", ignoreUnknownFields = false)
public record Open311Properties(
    @DefaultValue("") String contact,
    @DefaultValue("") String keyService,
    @DefaultValue("5s") Duration batchEvery) {}
