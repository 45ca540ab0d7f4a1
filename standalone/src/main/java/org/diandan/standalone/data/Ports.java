package org.diandan.standalone.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Loopback ports of the servers behind the platform: free ones, remembered in the data folder. */
public final class Ports {
  private final Lasting lasting;
  private final Set<Integer> given = new HashSet<>();

  public Ports(DataFolder folder) throws IOException {
    this.lasting = new Lasting(folder.resolve("ports.properties"));
  }

  /** The port this server had the last time, or another free one when somebody else has it now. */
  public synchronized int of(String server) throws IOException {
    var remembered = lasting.find(server).map(Integer::parseInt).filter(Ports::isFree);
    var port = remembered.filter(given::add).orElseGet(this::another);
    lasting.put(server, Integer.toString(port));
    lasting.save();
    return port;
  }

  /** Whether nobody listens on this loopback port right now. */
  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }

  private int another() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = socket.getLocalPort();
      return given.add(port) ? port : another();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
