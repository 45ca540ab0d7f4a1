package org.diandan.request.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  /** Example of the Standard Webhooks libraries. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String SIGNED =
      "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}";

  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void signsAsTheStandardsLibrariesDo() {
    assertThat(WebhookSignature.of(SIGNED, List.of(SECRET))).isEqualTo(SIGNATURE);
  }

  @Test
  void signsWithBothSecretsWhileOneReplacesTheOther() {
    var fresh = WebhookSignature.randomSecret();

    var signatures = WebhookSignature.of(SIGNED, List.of(fresh, SECRET));

    assertThat(signatures).isEqualTo(WebhookSignature.of(SIGNED, List.of(fresh)) + " " + SIGNATURE);
  }
}
