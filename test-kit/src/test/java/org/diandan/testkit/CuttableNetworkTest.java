package org.diandan.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CuttableNetworkTest {

  private final ServerSocket server;
  private final CuttableNetwork network;

  CuttableNetworkTest() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    network = new CuttableNetwork(server.getLocalPort());
  }

  @BeforeEach
  void echo() {
    Thread.ofVirtual().start(this::echoUntilClosed);
  }

  @AfterEach
  void close() throws IOException {
    network.close();
    server.close();
  }

  @Test
  void leadsToTheServerBehind() throws IOException {
    try (var client = connect()) {
      assertEquals('a', answer(client, 'a'));
    }
  }

  @Test
  void endsConnectionsAndRefusesNewOnesWhileCut() throws IOException {
    try (var client = connect()) {
      assertEquals('a', answer(client, 'a'));

      network.cut();

      assertTrue(isEnded(client));
      assertThrows(IOException.class, this::connect);
    }
  }

  @Test
  void leadsThereAgainOnceHealed() throws IOException {
    network.cut();

    network.heal();

    try (var client = connect()) {
      assertEquals('b', answer(client, 'b'));
    }
  }

  @Test
  void losesAnswersWhileMute() throws IOException {
    try (var client = connect()) {
      assertEquals('a', answer(client, 'a'));

      network.mute();

      client.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> answer(client, 'b'));
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), network.port());
  }

  private static int answer(Socket client, int question) throws IOException {
    client.getOutputStream().write(question);
    return client.getInputStream().read();
  }

  private static boolean isEnded(Socket client) {
    try {
      return answer(client, 'z') < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  private void echoUntilClosed() {
    while (!server.isClosed()) {
      try {
        var connection = server.accept();
        Thread.ofVirtual().start(() -> echo(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void echo(Socket connection) {
    try (connection) {
      connection.getInputStream().transferTo(connection.getOutputStream());
    } catch (IOException cut) {
      // The client is gone.
    }
  }
}
