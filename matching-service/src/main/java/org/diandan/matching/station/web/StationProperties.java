package org.diandan.matching.station.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of printed codes.
 *
 * @param address Where volunteers reach this site, such as {@code https://diandan.example}; empty
 *     for the address the office uses to print.
 */
@Validated
@ConfigurationProperties(prefix = "matching.station", ignoreUnknownFields = false)
record StationProperties(@DefaultValue("") String address) {

  /**
   * What the picture of a code says.
   *
   * @param here the page the labels are printed from
   */
  String linkTo(String code, URI here) {
    var site = address.isEmpty() ? here.getScheme() + "://" + here.getRawAuthority() : address;
    return site + "/stations/" + code;
  }
}
