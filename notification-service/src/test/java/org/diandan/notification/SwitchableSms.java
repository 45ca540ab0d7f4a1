package org.diandan.notification;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.diandan.notification.delivery.DeliveryTrouble;
import org.diandan.notification.delivery.SmsGateway;
import reactor.core.publisher.Mono;

/** Passes on to another gateway, and refuses the numbers it was told to refuse. */
final class SwitchableSms implements SmsGateway {

  private final SmsGateway behind;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final List<UUID> keysOfRefused = new CopyOnWriteArrayList<>();
  private final List<UUID> keys = new CopyOnWriteArrayList<>();

  SwitchableSms(SmsGateway behind) {
    this.behind = behind;
  }

  void refuse(String phone) {
    refused.add(phone);
  }

  void acceptAgain(String phone) {
    refused.remove(phone);
  }

  List<UUID> keysOfRefused() {
    return keysOfRefused;
  }

  /** Every message handed over here, in order, repeats included. */
  List<UUID> keys() {
    return keys;
  }

  @Override
  public Mono<Void> send(UUID key, String phone, String text) {
    keys.add(key);
    if (refused.contains(phone)) {
      keysOfRefused.add(key);
      return Mono.error(new DeliveryTrouble("status 500"));
    }
    return behind.send(key, phone, text);
  }
}
