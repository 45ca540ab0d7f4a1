package org.diandan.request.identity;

import java.util.List;
import org.diandan.web.Authority;
import org.jspecify.annotations.Nullable;

/**
 * A person to be known to the platform, with or without a login. Fields may be missing, as clients
 * send them; {@link CreateAccounts} says what is wrong.
 */
public record NewAccount(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String mail,
    @Nullable String login,
    @Nullable String password,
    @Nullable List<Authority> authorities) {

  /** Never shows anything personal in a log. */
  @Override
  public String toString() {
    return "NewAccount[…]";
  }
}
