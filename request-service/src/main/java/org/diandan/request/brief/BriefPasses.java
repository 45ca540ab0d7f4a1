package org.diandan.request.brief;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Matching-service's word that a person goes to a visit, which is not known here. It is good for
 * one person, one request and a short while; whether the person's team holds the request is checked
 * besides.
 */
@Component
public final class BriefPasses {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern FORM = Pattern.compile("[0-9]{10,11}\\.[A-Za-z0-9_-]{43}");

  private final SecretKeySpec key;
  private final Clock clock;

  BriefPasses(BriefProperties properties, Clock clock) {
    this.key =
        new SecretKeySpec(
            ("brief pass " + properties.serviceSecret()).getBytes(StandardCharsets.UTF_8),
            ALGORITHM);
    this.clock = clock;
  }

  /** Whether the pass was given to this person for this request and has not run out. */
  public boolean isGood(String pass, UUID request, UUID person) {
    if (!FORM.matcher(pass).matches()) {
      return false;
    }
    var dot = pass.indexOf('.');
    var until = Long.parseLong(pass.substring(0, dot));
    return until > clock.instant().getEpochSecond()
        && MessageDigest.isEqual(
            signature("%s %s %d".formatted(request, person, until))
                .getBytes(StandardCharsets.UTF_8),
            pass.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
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
