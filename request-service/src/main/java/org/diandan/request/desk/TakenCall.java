package org.diandan.request.desk;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What an operator reads out at the end of a call. */
public record TakenCall(
    UUID id,
    String orderNumber,
    ServiceItemCode item,
    String areaCode,
    Instant acceptBy,
    Instant finishBy) {

  /** Finds it for the operator who took it, wherever it lies. */
  @Component
  public static final class TakenCalls {

    private final DatabaseClient database;

    TakenCalls(DatabaseClient database) {
      this.database = database;
    }

    /** Empty when somebody else took it. */
    public Mono<TakenCall> find(UUID operator, UUID request) {
      return database
          .sql(
              """
              select r.id, r.order_number, r.item_code, r.area_code, r.accept_by, r.finish_by
              from desk_order d
              join request r on r.id = d.request_id
              where d.request_id = :request and d.operator_id = :operator
              """)
          .bind("request", request)
          .bind("operator", operator)
          .map(TakenCalls::callOf)
          .one();
    }

    private static TakenCall callOf(Readable row) {
      return new TakenCall(
          requireNonNull(row.get("id", UUID.class)),
          requireNonNull(row.get("order_number", String.class)),
          new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
          requireNonNull(row.get("area_code", String.class)),
          requireNonNull(row.get("accept_by", OffsetDateTime.class)).toInstant(),
          requireNonNull(row.get("finish_by", OffsetDateTime.class)).toInstant());
    }
  }
}
