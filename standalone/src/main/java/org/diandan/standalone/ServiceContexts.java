package org.diandan.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.diandan.matching.MatchingService;
import org.diandan.notification.NotificationService;
import org.diandan.request.RequestService;
import org.diandan.standalone.front.CapturedServer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * The three services as Spring contexts of this JVM, each with its own settings and without a port.
 */
final class ServiceContexts {
  private static final String MANAGEMENT_ADDRESS = "management.server.address";

  private static final Map<String, Class<?>> SERVICES =
      Map.of(
          "request", RequestService.class,
          "matching", MatchingService.class,
          "notification", NotificationService.class);

  private final Map<String, CapturedServer> servers = new LinkedHashMap<>();
  private final List<ConfigurableApplicationContext> running = new ArrayList<>();

  ServiceContexts() {
    SERVICES.keySet().forEach(service -> servers.put(service, new CapturedServer()));
  }

  /** Where the services' handlers will be found. */
  Map<String, CapturedServer> servers() {
    return servers;
  }

  /** Starts one service and returns once it is ready. Safe for use by several threads. */
  void start(String service, List<String> arguments) {
    var server = servers.get(service);
    var application = SERVICES.get(service);
    if (server == null || application == null) {
      throw new IllegalArgumentException("There is no service " + service);
    }
    var all = new ArrayList<>(arguments);
    // The management endpoints live in the same context: the front decides who reaches them.
    all.add("--management.server.port=");
    all.add("--management.metrics.use-global-registry=false");
    var context =
        new SpringApplicationBuilder(application)
            .web(WebApplicationType.REACTIVE)
            .properties("spring.config.name=" + service + "-service")
            .logStartupInfo(false)
            .registerShutdownHook(false)
            .initializers(started -> capture((GenericApplicationContext) started, server))
            .run(all.toArray(String[]::new));
    synchronized (running) {
      running.add(context);
    }
  }

  /** Stops all that have been started, the last one first. */
  void stop() {
    synchronized (running) {
      running.reversed().forEach(ConfigurableApplicationContext::close);
      running.clear();
    }
  }

  private static void capture(GenericApplicationContext context, CapturedServer server) {
    forgetManagementAddress(context.getEnvironment().getPropertySources());
    context.registerBean("capturedServer", ReactiveWebServerFactory.class, () -> server);
  }

  /** Spring Boot refuses an address for management endpoints that have no port of their own. */
  private static void forgetManagementAddress(MutablePropertySources sources) {
    for (var source : sources.stream().toList()) {
      if (source.containsProperty(MANAGEMENT_ADDRESS)
          && source instanceof EnumerablePropertySource<?> enumerable) {
        var kept = new LinkedHashMap<String, Object>();
        for (var name : enumerable.getPropertyNames()) {
          if (!name.equals(MANAGEMENT_ADDRESS)) {
            kept.put(name, Objects.requireNonNull(enumerable.getProperty(name)));
          }
        }
        sources.replace(source.getName(), new MapPropertySource(source.getName(), kept));
      }
    }
  }
}
