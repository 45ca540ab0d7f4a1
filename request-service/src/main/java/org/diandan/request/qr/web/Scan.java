package org.diandan.request.qr.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Whether a call is somebody who scanned, and no machine that only looks. */
final class Scan {

  private static final Pattern MACHINE =
      Pattern.compile(
          "bot|crawl|spider|slurp|preview|monitor|curl|wget|python|java|okhttp|headless",
          Pattern.CASE_INSENSITIVE);

  private Scan() {}

  /** A page is opened: not fetched ahead, not part of another page, not by a machine. */
  static boolean isReal(ServerHttpRequest request) {
    var headers = request.getHeaders();
    var mode = headers.getFirst("Sec-Fetch-Mode");
    var agent = headers.getFirst("User-Agent");
    return HttpMethod.GET.equals(request.getMethod())
        && (mode == null || mode.equals("navigate"))
        && isNow(headers.getFirst("Sec-Purpose"))
        && isNow(headers.getFirst("Purpose"))
        && isNow(headers.getFirst("X-Moz"))
        && agent != null
        && !MACHINE.matcher(agent).find();
  }

  private static boolean isNow(@Nullable String purpose) {
    return purpose == null || !(purpose.contains("prefetch") || purpose.contains("preview"));
  }
}
