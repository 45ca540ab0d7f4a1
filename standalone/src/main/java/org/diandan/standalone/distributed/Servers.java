package org.diandan.standalone.distributed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.diandan.standalone.broker.Broker;
import org.diandan.standalone.console.Progress;
import org.diandan.standalone.console.StartRefused;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.data.OwnerOnly;
import org.diandan.standalone.data.Ports;
import org.diandan.standalone.data.Secrets;
import org.diandan.standalone.data.ServiceSettings;
import org.diandan.standalone.postgres.Postgres;
import org.diandan.standalone.postgres.Roles;
import org.diandan.standalone.supervision.Supervisor;

/**
 * PostgreSQL and Kafka alone, each a process of its own and supervised, for services started by
 * others.
 */
public final class Servers {
  private final DataFolder folder;
  private final Progress progress = new Progress(System.out);

  private Servers(DataFolder folder) {
    this.folder = folder;
  }

  /**
   * Starts both, writes what each service has to know into {@code <folder>/environment/<service>}
   * and runs until standard input ends.
   *
   * @param arguments data folder, base address at which services reach request-service
   */
  public static void main(String[] arguments) throws Exception {
    try (var folder = DataFolder.open(Path.of(arguments[0]))) {
      System.setProperty("diandan.logs", folder.resolve("logs").toString());
      System.setProperty("logback.configurationFile", "logback-standalone.xml");
      new Servers(folder).run(arguments[1]);
    } catch (StartRefused refused) {
      System.err.println(refused.sentences());
      System.exit(2);
    }
  }

  private void run(String requestUrl) throws Exception {
    var ports = new Ports(folder);
    var secrets = Secrets.of(folder, Roles.names());
    var postgres = Postgres.in(folder, ports.of("postgres"), secrets);
    var broker = Broker.in(folder, ports.of("broker"), ports.of("controller"));
    var database = Supervisor.start(postgres, progress::warn);
    var events = Supervisor.start(broker, progress::warn);
    try {
      tellServices(new ServiceSettings(postgres.address(), broker.address(), requestUrl), secrets);
      progress.say("READY");
      System.in.transferTo(OutputStream.nullOutputStream());
    } finally {
      events.stop();
      database.stop();
    }
  }

  private void tellServices(ServiceSettings settings, Secrets secrets) throws IOException {
    var environments = folder.folder("environment");
    for (var schema : Roles.SCHEMAS) {
      OwnerOnly.write(environments.resolve(schema), text(settings.environment(schema, secrets)));
    }
  }

  private static String text(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
