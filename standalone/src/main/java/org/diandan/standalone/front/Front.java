package org.diandan.standalone.front;

import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.function.BiFunction;
import org.diandan.standalone.console.StartRefused;
import org.diandan.web.NettyHardening;
import org.reactivestreams.Publisher;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** One open port. */
public final class Front implements AutoCloseable {
  private static final Duration RUNNING_REQUESTS_MAY_TAKE = Duration.ofSeconds(5);

  private final DisposableServer server;
  private final LoopResources loops;

  private Front(DisposableServer server, LoopResources loops) {
    this.server = server;
    this.loops = loops;
  }

  /**
   * Opens the port.
   *
   * @throws StartRefused when somebody else has it
   */
  public static Front open(
      Listener listener,
      BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> dispatch) {
    var loops = LoopResources.create("front-" + listener.port());
    var server =
        NettyHardening.harden(HttpServer.create())
            .host(listener.address())
            .port(listener.port())
            .runOn(loops)
            .channelGroup(new DefaultChannelGroup(GlobalEventExecutor.INSTANCE))
            .handle(dispatch);
    try {
      return new Front(
          listener.tls().map(tls -> tls.secure(server)).orElse(server).bindNow(), loops);
    } catch (ChannelBindException refused) {
      loops.dispose();
      throw new StartRefused(
          "地址 %s 的端口 %d 已被占用或不能使用；请停止占用它的程序，或用 DIANDAN_PORT 另选一个端口。"
              .formatted(listener.address(), listener.port()),
          ("Port %2$d of address %1$s is in use or not allowed:"
                  + " stop the program that has it, or choose another port by DIANDAN_PORT.")
              .formatted(listener.address(), listener.port()),
          refused);
    }
  }

  /** The port, also where a free one was asked for. */
  public int port() {
    return server.port();
  }

  /** Takes no new connections, lets running requests end and cuts what still streams. */
  @Override
  public void close() {
    server.disposeNow(RUNNING_REQUESTS_MAY_TAKE);
    loops.disposeLater(Duration.ZERO, RUNNING_REQUESTS_MAY_TAKE).block(RUNNING_REQUESTS_MAY_TAKE);
  }
}
