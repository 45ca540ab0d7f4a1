package org.diandan.request.identity;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Who may use the routes of accounts and sessions, and the threads that hash passwords. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  private static final String ADMINISTRATOR = Role.ADMINISTRATOR.name();
  private static final int HASHING_THREADS = 2;
  private static final int MOST_WAITING = 5_000;

  @Bean(destroyMethod = "dispose")
  Scheduler passwordScheduler() {
    return Schedulers.newBoundedElastic(HASHING_THREADS, MOST_WAITING, "passwords");
  }

  @Bean
  Passwords passwords(Scheduler passwordScheduler) {
    return new Passwords(passwordScheduler);
  }

  @Bean
  @Order(0)
  AccessRules identityRules() {
    return rules -> {
      rules.pathMatchers("/login", "/login/**", "/logout", "/me").permitAll();
      rules.pathMatchers(HttpMethod.POST, "/api/sessions").permitAll();
      rules
          .pathMatchers("/me/password", "/api/sessions/current", "/api/accounts/current/**")
          .authenticated();
      rules.pathMatchers("/admin/accounts", "/admin/accounts/**").hasRole(ADMINISTRATOR);
      rules.pathMatchers("/api/accounts/**").hasRole(ADMINISTRATOR);
    };
  }

  @Bean
  ApplicationRunner firstAccount(FirstAdministrator first) {
    return _ -> first.create();
  }
}
