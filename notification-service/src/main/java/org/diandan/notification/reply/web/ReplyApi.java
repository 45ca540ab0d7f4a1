package org.diandan.notification.reply.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.Locale;
import org.diandan.notification.reply.GatewaySecret;
import org.diandan.notification.reply.TakeReply;
import org.diandan.notification.reply.TakeReply.Outcome;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For the provider of text messages; it shows a secret of its own, because it cannot sign in. */
@RestController
class ReplyApi {

  static final String SECRET = "X-Diandan-Reply-Secret";

  private final TakeReply takeReply;
  private final GatewaySecret gateway;
  private final MessageSource messages;

  ReplyApi(TakeReply takeReply, GatewaySecret gateway, MessageSource messages) {
    this.takeReply = takeReply;
    this.gateway = gateway;
    this.messages = messages;
  }

  /** Who wrote what. */
  record Reply(@Nullable String from, @Nullable String text) {

    @Override
    public String toString() {
      return "Reply[not shown]";
    }
  }

  /**
   * What became of it.
   *
   * @param answer a sentence for whoever wrote, to be sent back to the same phone
   */
  record Answer(Outcome outcome, String answer) {}

  @Operation(summary = "What somebody wrote back to a text message, such as \"1 4821\"")
  @PostMapping("/api/messages/replies")
  Mono<Answer> take(
      @RequestHeader(name = SECRET, defaultValue = "") String secret,
      @RequestBody Reply reply,
      Locale locale) {
    if (!gateway.isShownBy(secret)) {
      throw new Refusal(HttpStatus.UNAUTHORIZED, "unknown-gateway", "reply.unknown-gateway");
    }
    var from = reply.from();
    var text = reply.text();
    if (from == null || from.isBlank() || text == null) {
      var missing = new ArrayList<FieldError>();
      if (from == null || from.isBlank()) {
        missing.add(new FieldError("from", "reply.from.missing"));
      }
      if (text == null) {
        missing.add(new FieldError("text", "reply.text.missing"));
      }
      throw new InvalidInput(missing);
    }
    return takeReply
        .of(from, text)
        .map(outcome -> new Answer(outcome, say("reply." + outcome, locale)));
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
