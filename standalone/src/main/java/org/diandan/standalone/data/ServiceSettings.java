package org.diandan.standalone.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diandan.standalone.postgres.Roles;

/**
 * Hands each service its environment: the same variable names as in the distributed form.
 *
 * @param database host and port of PostgreSQL
 * @param broker host and port of Kafka
 * @param requestUrl where request-service answers the other two
 */
public record ServiceSettings(String database, String broker, String requestUrl) {
  /** The variables of one service, sorted by name. */
  public Map<String, String> environment(String schema, Secrets secrets) {
    var variables = new TreeMap<String, String>();
    variables.put("DIANDAN_DB_URL", "r2dbc:postgresql://%s/%s".formatted(database, Roles.DATABASE));
    variables.put(
        "DIANDAN_DB_JDBC_URL", "jdbc:postgresql://%s/%s".formatted(database, Roles.DATABASE));
    variables.put("DIANDAN_DB_USER", Roles.service(schema));
    variables.put("DIANDAN_DB_PASSWORD", password(secrets, Roles.service(schema)));
    variables.put("DIANDAN_DB_OWNER", Roles.owner(schema));
    variables.put("DIANDAN_DB_OWNER_PASSWORD", password(secrets, Roles.owner(schema)));
    variables.put("DIANDAN_KAFKA", broker);
    variables.put("DIANDAN_SERVICE_SECRET", secrets.serviceSecret());
    if (schema.equals("request")) {
      variables.put("DIANDAN_KEYS", secrets.fieldKeys());
      variables.put("DIANDAN_KEYS_HASH", secrets.hashKey());
      variables.put("DIANDAN_ADMIN_PASSWORD", secrets.administratorPassword());
    } else {
      variables.put("DIANDAN_REQUEST_URL", requestUrl);
    }
    return variables;
  }

  /** The variables as arguments of a Spring application, where they win over the process's own. */
  public static List<String> arguments(Map<String, String> variables) {
    var arguments = new ArrayList<String>();
    variables.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return arguments;
  }

  private static String password(Secrets secrets, String role) {
    var password = secrets.rolePasswords().get(role);
    if (password == null) {
      throw new IllegalArgumentException("No password for " + role);
    }
    return password;
  }
}
