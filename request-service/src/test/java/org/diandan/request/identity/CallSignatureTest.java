package org.diandan.request.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallSignatureTest {

  private static final String SECRET = "ddk_3q2-7wEXAMPLEonlyForTheTestVector0000000000";

  private static final CallSignature CALL =
      new CallSignature(
          "POST",
          "/api/hotline/orders?dry=1",
          UUID.fromString("0b6f3c5e-7a0e-4d58-9c64-3f2b8f0f5a11"),
          1_795_600_000L,
          "n7Yw0Qk2bF4dZr9x",
          "ae0e2bc332aa53f052b5ccb36e751236fb4e92a657df2511b84a4d27f23a9b51");

  /** The page gives callers the same vector to hold their own code against. */
  @Test
  void signsAsTheDocumentedVectorSays() throws IOException {
    var page = Files.readString(Path.of("../docs/hotline-api.md"));

    var signature = CALL.with(SECRET);

    assertThat(page).contains(CALL.textToSign()).contains(SECRET).contains(signature);
  }

  @Test
  void anyOtherByteNeedsAnotherSignature() {
    var signature = CALL.with(SECRET);
    var other =
        new CallSignature(
            CALL.method(),
            CALL.target() + "&x",
            CALL.keyId(),
            CALL.timestamp(),
            CALL.nonce(),
            CALL.bodyHash());

    assertThat(CALL.isProvenBy(signature, SECRET)).isTrue();
    assertThat(other.isProvenBy(signature, SECRET)).isFalse();
    assertThat(CALL.isProvenBy(signature, SECRET + "x")).isFalse();
    assertThat(CALL.isProvenBy("", SECRET)).isFalse();
  }
}
