package org.diandan.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A local port that leads to another local port until somebody cuts it; while cut, connections are
 * refused as if the server behind were gone.
 */
public final class CuttableNetwork implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;
  private static final Duration LEAVING = Duration.ofSeconds(10);
  private static final int TRIES = 100;
  private static final int LOWEST_PORT = 15_000;
  private static final int HIGHEST_PORT = 30_000;

  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean mute;
  private @Nullable ServerSocket door;
  private Thread doorman;

  /** Opens a way to {@code target} on 127.0.0.1. */
  public CuttableNetwork(int target) {
    this.target = target;
    var opened = bindSomewhere();
    this.port = opened.getLocalPort();
    this.door = opened;
    this.doorman = accept(opened);
  }

  /** The port to connect to; stays the same through every cut. */
  public int port() {
    return port;
  }

  /** Ends every connection and refuses new ones. */
  public synchronized void cut() {
    closeQuietly(door);
    door = null;
    awaitEnd(doorman);
    open.forEach(CuttableNetwork::closeQuietly);
    open.clear();
  }

  /** From now on what the server answers gets lost, though it hears everything. */
  public void mute() {
    mute = true;
  }

  /** Lets connections and answers through again; what was lost stays lost, so cut first. */
  public synchronized void heal() {
    mute = false;
    if (door == null) {
      var opened = bind(port);
      door = opened;
      doorman = accept(opened);
    }
  }

  @Override
  public void close() {
    cut();
  }

  /**
   * Below the ports that systems give to clients: while cut, a client that tries again and again
   * could otherwise be given this port as its own and be connected to itself.
   */
  private static ServerSocket bindSomewhere() {
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        return bind(ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT));
      } catch (UncheckedIOException taken) {
        // Another one will be free.
      }
    }
    throw new IllegalStateException("No free port was found in %d tries.".formatted(TRIES));
  }

  private static ServerSocket bind(int port) {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Thread accept(ServerSocket entrance) {
    return Thread.ofVirtual().name("network-" + port).start(() -> acceptUntilCut(entrance));
  }

  /** A port is free again only when nobody waits at it any more. */
  private static void awaitEnd(Thread doorman) {
    try {
      doorman.join(LEAVING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptUntilCut(ServerSocket entrance) {
    while (!entrance.isClosed()) {
      try {
        var near = entrance.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> copy(near, far, false));
        Thread.ofVirtual().start(() -> copy(far, near, true));
        if (entrance.isClosed()) {
          closeQuietly(near);
          closeQuietly(far);
        }
      } catch (IOException cutWhileWaiting) {
        // Nothing to do: either the door was closed, or the server behind is away.
      }
    }
  }

  private void copy(Socket from, Socket to, boolean answers) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!(answers && mute)) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException connectionLost) {
      // The other side learns it by the closed socket.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void closeQuietly(@Nullable Closeable socket) {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // A socket that fails to close is closed.
    }
  }
}
