package org.diandan.matching.visit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Our word for request-service that a person goes to a visit and may read its brief. It is good for
 * one person, one request and a short while; request-service checks besides that the person's team
 * still holds the request.
 */
@Component
class BriefPass {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration GOOD_FOR = Duration.ofHours(1);

  private final Clock clock;
  private final SecretKeySpec key;

  BriefPass(VisitProperties settings, ObjectProvider<Clock> clock) {
    this.clock = clock.getIfAvailable(Clock::systemUTC);
    this.key =
        new SecretKeySpec(
            ("brief pass " + settings.serviceSecret()).getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Seconds of the end since 1970, a dot, and the signature; fit for a URL. */
  String of(UUID requestId, UUID personId) {
    var until = clock.instant().plus(GOOD_FOR).getEpochSecond();
    return until + "." + signature("%s %s %d".formatted(requestId, personId, until));
  }

  private String signature(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
