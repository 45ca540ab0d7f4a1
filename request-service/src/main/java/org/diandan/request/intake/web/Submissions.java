package org.diandan.request.intake.web;

import java.util.List;
import org.diandan.request.intake.Fault;
import org.diandan.request.intake.Receipt;
import org.diandan.request.intake.Submission;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;

/** What programs are told about their orders. */
public final class Submissions {

  private Submissions() {}

  /**
   * The receipt, or an answer that says what to do.
   *
   * @param keyField where the caller put the name of its call
   */
  public static Receipt receiptOf(Submission submission, String keyField) {
    return switch (submission) {
      case Submission.Taken taken -> taken.receipt();
      case Submission.Faulty faulty -> throw invalid(faulty.faults());
      case Submission.KeyReused _ ->
          throw new Refusal(
                  HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", "request.key.reused")
              .with("field", keyField);
      case Submission.InFlight _ ->
          throw new Refusal(HttpStatus.CONFLICT, "request-in-flight", "request.key.in-flight")
              .with("retryAfter", 1);
    };
  }

  /** 400, or 422 when every answer is well-formed and only unknown or impossible. */
  private static InvalidInput invalid(List<Fault> faults) {
    return new InvalidInput(
        faults.stream().allMatch(Fault::wellFormed)
            ? HttpStatus.UNPROCESSABLE_CONTENT
            : HttpStatus.BAD_REQUEST,
        faults.stream().map(Fault::error).toList());
  }
}
