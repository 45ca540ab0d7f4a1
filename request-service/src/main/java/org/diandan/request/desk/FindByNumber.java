package org.diandan.request.desk;

import java.util.UUID;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.request.intake.OrderNumber;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the request an operator names by its order number. */
@Component
public final class FindByNumber {

  private final DatabaseClient database;

  FindByNumber(DatabaseClient database) {
    this.database = database;
  }

  /** Empty when the text is no order number, or none of the areas. */
  public Mono<UUID> of(String typed, OperatorAreas areas) {
    return Mono.justOrEmpty(OrderNumber.read(typed)).flatMap(number -> find(number, areas));
  }

  private Mono<UUID> find(OrderNumber number, OperatorAreas areas) {
    return database
        .sql(
            """
            select r.id
            from request r
            where r.order_number = :number
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            """)
        .bind("number", number.value())
        .bind("areas", areas.array())
        .mapValue(UUID.class)
        .one();
  }
}
