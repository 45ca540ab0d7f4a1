package org.diandan.request.certificate.web;

import org.diandan.request.qr.QrProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Where people reach this site, for codes on paper. */
@Component
class SiteAddress {

  private final QrProperties properties;

  SiteAddress(QrProperties properties) {
    this.properties = properties;
  }

  /** The address of the settings, else the one of this call. */
  String of(ServerWebExchange exchange) {
    if (!properties.address().isEmpty()) {
      return properties.address();
    }
    var here = exchange.getRequest().getURI();
    return here.getScheme() + "://" + here.getRawAuthority();
  }
}
