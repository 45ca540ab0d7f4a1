package org.diandan.standalone;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.diandan.standalone.StopSteps.Phase;
import org.diandan.standalone.broker.Broker;
import org.diandan.standalone.console.Progress;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.data.Ports;
import org.diandan.standalone.data.Secrets;
import org.diandan.standalone.data.ServiceSettings;
import org.diandan.standalone.demo.Demonstration;
import org.diandan.standalone.front.Front;
import org.diandan.standalone.front.Listener;
import org.diandan.standalone.front.ManagementDispatch;
import org.diandan.standalone.front.PublicDispatch;
import org.diandan.standalone.front.Services;
import org.diandan.standalone.postgres.Postgres;
import org.diandan.standalone.postgres.Roles;
import org.diandan.standalone.supervision.Servant;
import org.diandan.standalone.supervision.Supervisor;

/** Everything that runs: two servers as processes of their own, three services, two ports. */
final class Platform {
  private final Settings settings;
  private final DataFolder folder;
  private final Progress progress;
  private final Ports ports;
  private final Secrets secrets;
  private final ServiceContexts contexts = new ServiceContexts();
  private final StopSteps stopSteps = new StopSteps();

  /**
   * Where the platform answers.
   *
   * @param port for people
   * @param managementPort for operators, on loopback
   */
  record Ready(int port, int managementPort) {}

  Platform(Settings settings, DataFolder folder, Progress progress) throws IOException {
    this.settings = settings;
    this.folder = folder;
    this.progress = progress;
    this.ports = new Ports(folder);
    this.secrets = Secrets.of(folder, Roles.names());
  }

  /** Starts everything and returns once all of it is ready. */
  Ready start() throws Exception {
    var services = new Services(contexts.servers());
    var dispatch = new PublicDispatch(services);
    var front = Front.open(listener(), dispatch);
    stopSteps.add(Phase.FRONT, front::close);
    var management =
        Front.open(Listener.loopback(ports.of("management")), new ManagementDispatch(services));
    stopSteps.add(Phase.MANAGEMENT, management::close);
    startBehind("http://127.0.0.1:" + management.port());
    bringInDemonstration(services);
    dispatch.open();
    return new Ready(front.port(), management.port());
  }

  /** Stops everything in good order; harmless when called again. */
  void stop() {
    stopSteps.run();
  }

  private void startBehind(String managementUrl) throws Exception {
    var databasePort = ports.of("postgres");
    var broker = Broker.in(folder, ports.of("broker"), ports.of("controller"));
    var steps = new ArrayList<CompletableFuture<?>>();
    steps.add(ParallelWork.start(() -> supervise(Phase.BROKER, "Kafka 4.2", broker)));
    ParallelWork.await(ParallelWork.start(() -> startDatabase(databasePort)));
    var forServices =
        new ServiceSettings("127.0.0.1:" + databasePort, broker.address(), managementUrl);
    stopSteps.add(Phase.SERVICES, contexts::stop);
    for (var schema : Roles.SCHEMAS) {
      steps.add(ParallelWork.start(() -> startService(schema, forServices)));
    }
    ParallelWork.await(steps.toArray(CompletableFuture[]::new));
  }

  private Supervisor startDatabase(int port) throws Exception {
    var postgres =
        progress.step("PostgreSQL 18 已备好 · prepared", () -> Postgres.in(folder, port, secrets));
    return supervise(Phase.DATABASE, "PostgreSQL 18", postgres);
  }

  private Supervisor supervise(Phase phase, String title, Servant servant) throws Exception {
    return progress.step(
        title + " 已启动 · started",
        () -> {
          var supervisor = Supervisor.start(servant, progress::warn);
          stopSteps.add(phase, supervisor::stop);
          return supervisor;
        });
  }

  private String startService(String schema, ServiceSettings forServices) throws Exception {
    return progress.step(
        schema + "-service 已就绪 · ready",
        () -> {
          var variables = forServices.environment(schema, secrets);
          if (schema.equals("request")) {
            variables.putAll(Demonstration.AREA_FILES);
            variables.put("DIANDAN_OPEN_DATA", "true");
            variables.put("DIANDAN_OPEN_DATA_PUBLISHER", "吉安市（演示）");
          }
          variables.put("diandan.web.trusted-proxies", settings.trustedProxies());
          contexts.start(schema, ServiceSettings.arguments(variables));
          return schema;
        });
  }

  /** Over a port of its own, because the public one stays closed until everything is there. */
  private void bringInDemonstration(Services services) throws Exception {
    var demonstration = new Demonstration(folder, secrets);
    if (demonstration.isMissing()) {
      var dispatch = new PublicDispatch(services);
      dispatch.open();
      try (var door = Front.open(Listener.loopback(0), dispatch)) {
        progress.step(
            "演示数据已写入 · demonstration data is in",
            () -> {
              demonstration.bringIn(URI.create("http://127.0.0.1:" + door.port()));
              return demonstration;
            });
      }
    }
  }

  private Listener listener() throws IOException, InterruptedException {
    return new Listener(settings.address(), settings.port(), Exposures.tls(settings, folder));
  }
}
