package org.diandan.notification.demonstration;

import java.util.UUID;
import org.diandan.notification.delivery.SmsGateway;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes every text message, keeps its words and forgets all but the ends of the number. */
@Component
class DemonstrationSms implements SmsGateway {

  private final DatabaseClient database;

  DemonstrationSms(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Void> send(UUID key, String phone, String text) {
    return database
        .sql(
            """
            insert into demonstration_sms (message_key, phone_mask, body)
            values (:key, :phone, :body)
            on conflict (message_key) do nothing""")
        .bind("key", key)
        .bind("phone", PhoneMask.of(phone))
        .bind("body", text)
        .then();
  }
}
