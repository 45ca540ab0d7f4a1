package org.diandan.request.intake;

import java.util.List;
import org.diandan.web.InvalidInput;
import org.springframework.http.HttpStatus;

/** What checking the answers of an order came to. */
public sealed interface Checked {

  /** It can be taken. */
  record Good(Order order) implements Checked {}

  /**
   * It cannot.
   *
   * @param faults at least one, in the order of the form
   */
  record Faulty(List<Fault> faults) implements Checked {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** The order, or an answer that names each wrong field: 400, or 422 if all are well-formed. */
  default Order orRefuse() {
    return switch (this) {
      case Good good -> good.order();
      case Faulty faulty ->
          throw new InvalidInput(
              faulty.faults().stream().allMatch(Fault::wellFormed)
                  ? HttpStatus.UNPROCESSABLE_CONTENT
                  : HttpStatus.BAD_REQUEST,
              faulty.faults().stream().map(Fault::error).toList());
    };
  }
}
