package org.diandan.request.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often something may be done.
 *
 * @param submitPerPhone Orders for one phone number.
 * @param submitPerSource Orders from one network address.
 * @param loginPerAccount Wrong passwords for one login.
 * @param loginPerSource Wrong passwords from one network address.
 * @param trackPerOrder Wrong phone tails for one order.
 * @param trackPerSource Wrong phone tails from one network address.
 * @param codePerPhone One-time codes for one phone number.
 * @param codePerSource One-time codes from one network address.
 * @param hotlinePerKey Orders of one hotline whose key has no number of its own.
 * @param picturePerSource Pictures from one network address.
 * @param suggestPerSource Words sent for suggestions from one network address.
 * @param openDataPerSource Calls of the open data feed from one network address.
 * @param visitCodePerRequest Wrong codes of a visit for one attempt at a request.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.limits", ignoreUnknownFields = false)
record LimitProperties(
    @Valid @DefaultValue Limit submitPerPhone,
    @Valid @DefaultValue Limit submitPerSource,
    @Valid @DefaultValue Limit loginPerAccount,
    @Valid @DefaultValue Limit loginPerSource,
    @Valid @DefaultValue Limit trackPerOrder,
    @Valid @DefaultValue Limit trackPerSource,
    @Valid @DefaultValue Limit codePerPhone,
    @Valid @DefaultValue Limit codePerSource,
    @Valid @DefaultValue Limit hotlinePerKey,
    @Valid @DefaultValue Limit picturePerSource,
    @Valid @DefaultValue Limit suggestPerSource,
    @Valid @DefaultValue Limit openDataPerSource,
    @Valid @DefaultValue Limit visitCodePerRequest) {

  /**
   * A number of times in a period that begins with the first of them.
   *
   * @param most how many are let through
   */
  record Limit(@Positive @DefaultValue("5") int most, @DefaultValue("1m") Duration per) {}

  Limit of(LimitKind kind) {
    return switch (kind) {
      case SUBMIT_PER_PHONE -> submitPerPhone;
      case SUBMIT_PER_SOURCE -> submitPerSource;
      case LOGIN_PER_ACCOUNT -> loginPerAccount;
      case LOGIN_PER_SOURCE -> loginPerSource;
      case TRACK_PER_ORDER -> trackPerOrder;
      case TRACK_PER_SOURCE -> trackPerSource;
      case CODE_PER_PHONE -> codePerPhone;
      case CODE_PER_SOURCE -> codePerSource;
      case HOTLINE_PER_KEY, OPEN311_PER_KEY -> hotlinePerKey;
      case PICTURE_PER_SOURCE -> picturePerSource;
      case SUGGEST_PER_SOURCE -> suggestPerSource;
      case OPEN_DATA_PER_SOURCE -> openDataPerSource;
      case VISIT_CODE_PER_REQUEST -> visitCodePerRequest;
    };
  }
}
