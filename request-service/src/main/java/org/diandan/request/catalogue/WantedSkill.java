package org.diandan.request.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diandan.contract.SkillCode;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.http.HttpStatus;

/**
 * What an administrator wants a skill to be, as typed. Nothing is taken on trust: {@link #checked}
 * says what is wrong, field by field.
 *
 * @param credentialChinese the proof it always takes, and {@code credentialEnglish} the same; both
 *     empty when it takes none
 */
public record WantedSkill(
    String code,
    String chinese,
    String english,
    String credentialChinese,
    String credentialEnglish) {

  private static final int LONGEST = 60;

  /** Nothing typed yet, but a code proposed. */
  public static WantedSkill proposed(String code) {
    return new WantedSkill(code, "", "", "", "");
  }

  /** A skill as its form shows it. */
  public static WantedSkill of(Skill skill) {
    return new WantedSkill(
        skill.code().value(),
        skill.name().zh(),
        skill.name().en(),
        skill.credential().zh(),
        skill.credential().en());
  }

  /** As a form sent it, by field. */
  public static WantedSkill of(Map<String, String> sent) {
    return new WantedSkill(
        sent.getOrDefault("code", "").strip(),
        sent.getOrDefault("chinese", "").strip(),
        sent.getOrDefault("english", "").strip(),
        sent.getOrDefault("credentialChinese", "").strip(),
        sent.getOrDefault("credentialEnglish", "").strip());
  }

  /** The same under a code that stands. */
  WantedSkill under(SkillCode known) {
    return new WantedSkill(known.value(), chinese, english, credentialChinese, credentialEnglish);
  }

  /**
   * The skill it is to be; an {@link InvalidInput} with status 422 names every wrong field.
   *
   * @param others every skill there ever was; none but itself may have its name
   */
  Skill checked(int version, boolean retired, List<Skill> others) {
    var errors = new ArrayList<FieldError>();
    require(SkillCode.isWellFormed(code), "code", "skill.code.wrong", errors);
    require(isName(chinese), "chinese", "catalogue.name.wrong", errors);
    require(isName(english), "english", "catalogue.name.wrong", errors);
    others.stream()
        .filter(other -> other.name().zh().equals(chinese) && !other.code().value().equals(code))
        .findFirst()
        .ifPresent(
            other ->
                errors.add(new FieldError("chinese", "skill.name.taken", other.code().value())));
    require(isCredential(credentialChinese), "credentialChinese", "skill.credential.long", errors);
    require(isCredential(credentialEnglish), "credentialEnglish", "skill.credential.long", errors);
    require(
        credentialChinese.isEmpty() == credentialEnglish.isEmpty(),
        credentialChinese.isEmpty() ? "credentialChinese" : "credentialEnglish",
        "skill.credential.both",
        errors);
    if (!errors.isEmpty()) {
      throw new InvalidInput(HttpStatus.UNPROCESSABLE_CONTENT, errors);
    }
    return new Skill(
        new SkillCode(code),
        new Words(chinese, english),
        new Words(credentialChinese, credentialEnglish),
        version,
        retired);
  }

  private static void require(
      boolean good, String field, String messageKey, List<FieldError> errors) {
    if (!good) {
      errors.add(new FieldError(field, messageKey));
    }
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && name.length() <= LONGEST;
  }

  private static boolean isCredential(String text) {
    return text.length() <= LONGEST;
  }
}
