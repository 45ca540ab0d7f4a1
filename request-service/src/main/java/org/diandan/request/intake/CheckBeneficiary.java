package org.diandan.request.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diandan.request.intake.Order.Beneficiary;
import org.jspecify.annotations.Nullable;

/** Decides whether the answers about somebody else can be used. */
final class CheckBeneficiary {

  private final List<Fault> faults = new ArrayList<>();

  /**
   * What the answers came to.
   *
   * @param beneficiary empty when there is none, or when there are faults
   */
  record Result(Optional<Beneficiary> beneficiary, List<Fault> faults) {

    Result {
      faults = List.copyOf(faults);
    }
  }

  /** Nobody else is meant when there are no answers. */
  static Result of(@Nullable OnBehalf answers) {
    return answers == null
        ? new Result(Optional.empty(), List.of())
        : new CheckBeneficiary().check(answers);
  }

  private Result check(OnBehalf answers) {
    var relation = relation(Typed.text(answers.relation()));
    var name = name(Typed.text(answers.beneficiaryName()));
    var phone = phone(Typed.text(answers.beneficiaryPhone()));
    boolean calls = isCalled(Typed.text(answers.callBack()));
    if (calls && phone.isEmpty() && faults.isEmpty()) {
      faults.add(Fault.malformed("beneficiaryPhone", "request.beneficiaryPhone.needed"));
    }
    return relation.isPresent() && faults.isEmpty()
        ? new Result(
            Optional.of(new Beneficiary(relation.get(), name, phone.orElse(null), calls)), faults)
        : new Result(Optional.empty(), faults);
  }

  private Optional<Relation> relation(String typed) {
    var relation = Relation.of(typed);
    if (typed.isEmpty()) {
      faults.add(Fault.malformed("relation", "request.relation.missing"));
    } else if (relation.isEmpty()) {
      faults.add(Fault.unusable("relation", "request.relation.unknown"));
    }
    return relation;
  }

  private String name(String typed) {
    if (typed.isEmpty()) {
      faults.add(Fault.malformed("beneficiaryName", "request.beneficiaryName.missing"));
    } else if (typed.length() > CheckOrder.LONGEST_NAME) {
      faults.add(
          Fault.malformed(
              "beneficiaryName", "request.name.long", CheckOrder.LONGEST_NAME, typed.length()));
    } else if (Typed.hasControlCharacters(typed)) {
      faults.add(Fault.malformed("beneficiaryName", "request.control-characters"));
    }
    return typed;
  }

  private Optional<PhoneNumber> phone(String typed) {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    var phone =
        typed.length() > CheckOrder.LONGEST_PHONE
            ? Optional.<PhoneNumber>empty()
            : PhoneNumber.read(typed);
    if (phone.isEmpty()) {
      faults.add(
          Fault.malformed("beneficiaryPhone", "request.phone.wrong", Typed.digitsIn(typed)));
    }
    return phone;
  }

  private boolean isCalled(String typed) {
    if (!typed.isEmpty() && !typed.equals("ORDERER") && !typed.equals(OnBehalf.BENEFICIARY)) {
      faults.add(Fault.unusable("callBack", "request.callBack.unknown"));
    }
    return typed.equals(OnBehalf.BENEFICIARY);
  }
}
