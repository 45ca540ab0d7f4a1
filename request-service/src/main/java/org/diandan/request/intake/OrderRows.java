package org.diandan.request.intake;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.outbox.Change;
import org.diandan.request.clock.Promises;
import org.diandan.request.intake.Order.Contact;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns an order into its row and its event. */
@Component
final class OrderRows {

  /** The text of this version stands in the message bundles as {@code order.consent.text}. */
  static final String CONSENT_VERSION = "2026-11";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final DatabaseClient database;
  private final Sealer sealer;
  private final Promises promises;
  private final ZoneId zone;

  OrderRows(DatabaseClient database, Sealer sealer, Promises promises, ZoneId zone) {
    this.database = database;
    this.sealer = sealer;
    this.promises = promises;
    this.zone = zone;
  }

  /** Seals fields and hashes those they are found by. */
  @Component
  static final class Sealer {

    private final FieldCipher cipher;
    private final KeyedHash hash;

    Sealer(FieldCipher cipher, KeyedHash hash) {
      this.cipher = cipher;
      this.hash = hash;
    }

    String seal(String text) {
      return cipher.encrypt(text);
    }

    String hash(String text) {
      return hash.of(text);
    }
  }

  /** A change that waits to be written, and what the resident gets when it is. */
  record Prepared(Change change, Receipt receipt) {}

  /**
   * What a row needs before it can be written.
   *
   * @param resident names the resident of this one request; a phone alone does not prove that two
   *     orders come from the same person
   */
  private record Identity(
      UUID id,
      @Nullable UUID resident,
      UUID event,
      OrderNumber number,
      LinkToken token,
      Instant now,
      Clocks clocks) {}

  /** Draws the next number of the county; a number that is not used afterwards leaves a gap. */
  Mono<Prepared> prepare(Order order, Origin origin, @Nullable DraftSecret draft) {
    return identity(order)
        .map(
            identity -> {
              var prepared = prepared(order, origin, identity);
              var change =
                  prepared
                      .change()
                      .bindNullable("draft", draft == null ? null : draft.hash(), String.class);
              return new Prepared(change, prepared.receipt());
            });
  }

  private Mono<Identity> identity(Order order) {
    var county = order.area().code().at(AreaCode.Level.COUNTY);
    return database
        .sql(
            """
            insert into order_sequence as s (county_code, year, last)
            values (:county, extract(year from now() at time zone :zone)::int, 1)
            on conflict on constraint order_sequence_pk do update set last = s.last + 1
            returning year, last, clock_timestamp() as now
            """)
        .bind("county", county.value())
        .bind("zone", zone.getId())
        .map(
            row -> {
              var now = requireNonNull(row.get("now", OffsetDateTime.class)).toInstant();
              var number =
                  OrderNumber.of(
                      county,
                      requireNonNull(row.get("year", Integer.class)),
                      requireNonNull(row.get("last", Long.class)));
              return new Identity(
                  UUID.randomUUID(),
                  order.contact() == null ? null : UUID.randomUUID(),
                  UUID.randomUUID(),
                  number,
                  LinkToken.random(RANDOM),
                  now,
                  promises.of(order.item(), now));
            })
        .one();
  }

  private Prepared prepared(Order order, Origin origin, Identity identity) {
    var receipt =
        new Receipt(
            identity.id(),
            identity.number().value(),
            "/r/" + identity.token().value(),
            identity.token().value(),
            Lifecycle.FIRST,
            identity.clocks().acceptBy(),
            identity.clocks().finishBy());
    var change =
        withClocks(
                withBeneficiary(withPerson(withOrder(insert(), order, identity), order), order),
                order,
                identity)
            .bind("channel", origin.channel().name())
            .bind("language", origin.language())
            .bindNullable(
                "hotline", origin.hotline() == null ? null : origin.hotline().hotline(), UUID.class)
            .bindNullable(
                "theirNumber",
                origin.hotline() == null ? null : origin.hotline().theirNumber(),
                String.class)
            .bindNullable(
                "operator", origin.desk() == null ? null : origin.desk().operator(), UUID.class)
            .bindNullable(
                "call", origin.desk() == null ? null : origin.desk().callId(), String.class)
            .bindNullable("actor", origin.desk() == null ? null : "OPERATOR", String.class)
            .publishing(event(order, origin, identity));
    return new Prepared(change, receipt);
  }

  private static Change insert() {
    return Change.of(
        """
        changed as (
          insert into request (
            id, order_number, link_hash, channel, area_code, item_code, item_version, urgency, state,
            resident_id, language, name_sealed, phone_sealed, phone_hash, address_sealed,
            words_sealed, point_sealed, wished_from, wished_until, consent_version, consented_at,
            submitted_at, accept_by, finish_by)
          values (
            :id, :number, :link, :channel, :area, :item, :itemVersion, :urgency, :state,
            :resident, :language, :name, :phone, :phoneHash, :address,
            :words, :point, :wishedFrom, :wishedUntil, :consent, :now,
            :now, :acceptBy, :finishBy)
          returning id
        ), step as (
          insert into request_step (
            request_id, event_id, kind, round, occurred_at, actor_kind, actor_id)
          select id, :event, 'ORDER', 1, :now, :actor, :operator from changed
        ), beneficiary as (
          insert into request_beneficiary (
            request_id, relation, name_sealed, phone_sealed, call_back)
          select id, :relation, :helpedName, :helpedPhone, :callBack
          from changed
          where cast(:relation as text) is not null
        ), pictures as (
          update picture p
          set request_id = changed.id, draft_hash = null
          from changed
          where p.draft_hash = :draft
        ), hotline as (
          insert into hotline_order (hotline_key, their_number, request_id)
          select :hotline, :theirNumber, id from changed where cast(:hotline as uuid) is not null
        ), desk as (
          insert into desk_order (request_id, operator_id, call_id)
          select id, :operator, :call from changed where cast(:operator as uuid) is not null
        )
        """);
  }

  private static Change withOrder(Change change, Order order, Identity identity) {
    return change
        .bind("id", identity.id())
        .bind("event", identity.event())
        .bind("number", identity.number().value())
        .bind("link", identity.token().hash())
        .bind("area", order.area().code().value())
        .bind("item", order.item().code().value())
        .bind("itemVersion", order.item().version())
        .bind("urgency", order.item().urgency().name())
        .bind("state", Lifecycle.FIRST.name())
        .bind("consent", CONSENT_VERSION)
        .bindNullable("resident", identity.resident(), UUID.class);
  }

  private Change withPerson(Change change, Order order) {
    var contact = order.contact();
    return change
        .bindNullable("name", sealed(contact == null ? "" : contact.name()), String.class)
        .bindNullable("phone", sealed(digitsOf(contact)), String.class)
        .bindNullable(
            "phoneHash", contact == null ? null : sealer.hash(digitsOf(contact)), String.class)
        .bindNullable("address", sealed(order.address()), String.class)
        .bindNullable("words", sealed(order.words()), String.class)
        .bindNullable(
            "point", sealed(order.point() == null ? "" : order.point().text()), String.class);
  }

  private Change withBeneficiary(Change change, Order order) {
    var helped = order.beneficiary();
    var phone = helped == null || helped.phone() == null ? "" : helped.phone().digits();
    return change
        .bindNullable("relation", helped == null ? null : helped.relation().name(), String.class)
        .bindNullable("helpedName", sealed(helped == null ? "" : helped.name()), String.class)
        .bindNullable("helpedPhone", sealed(phone), String.class)
        .bind("callBack", helped != null && helped.called() ? OnBehalf.BENEFICIARY : "ORDERER");
  }

  private static Change withClocks(Change change, Order order, Identity identity) {
    var wished = order.wished();
    return change
        .bind("now", utc(identity.now()))
        .bind("acceptBy", utc(identity.clocks().acceptBy()))
        .bind("finishBy", utc(identity.clocks().finishBy()))
        .bindNullable(
            "wishedFrom", wished == null ? null : utc(wished.from()), OffsetDateTime.class)
        .bindNullable(
            "wishedUntil", wished == null ? null : utc(wished.until()), OffsetDateTime.class);
  }

  private static RequestSubmitted event(Order order, Origin origin, Identity identity) {
    return new RequestSubmitted(
        identity.event(),
        identity.id(),
        identity.now(),
        order.area().code(),
        identity.number().value(),
        identity.resident(),
        origin.channel(),
        order.roughPosition().orElse(null),
        order.wished(),
        new Need(
            order.item().code(),
            order.item().urgency(),
            order.item().skills(),
            order.item().flags()),
        identity.clocks());
  }

  private @Nullable String sealed(String text) {
    return text.isEmpty() ? null : sealer.seal(text);
  }

  private static String digitsOf(@Nullable Contact contact) {
    return contact == null ? "" : contact.phone().digits();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
