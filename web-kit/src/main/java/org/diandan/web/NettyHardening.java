package org.diandan.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Limits for slow and oversized requests, which Reactor Netty lacks, and a mend for its reading.
 */
public final class NettyHardening
    implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

  static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(15));

  private static final int LONGEST_LINE = 8 * 1024;
  private static final int LARGEST_HEADERS = 16 * 1024;
  private static final int KEEP_ALIVE_REQUESTS = 1_000;

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(NettyHardening::harden);
  }

  /** The same server with every limit set; also for servers that Spring Boot does not make. */
  public static HttpServer harden(HttpServer server) {
    return harden(server, PATIENCE);
  }

  static HttpServer harden(HttpServer server, Patience patience) {
    var slowClients = new SlowClients(patience.head(), patience.betweenWrites());
    return server
        .idleTimeout(patience.idle())
        .readTimeout(patience.betweenReads())
        .requestTimeout(patience.wholeRequest())
        .doOnChannelInit(
            (_, channel, _) -> {
              slowClients.watch(channel);
              channel
                  .pipeline()
                  .addAfter(NettyPipeline.HttpCodec, "diandan.reading", new KeepsReading());
            })
        .maxKeepAliveRequests(KEEP_ALIVE_REQUESTS)
        .compress((_, response) -> isLibrary(response))
        .httpRequestDecoder(
            decoder -> decoder.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(LARGEST_HEADERS));
  }

  /** Pages stay unpacked: packed together, a secret token and typed words tell on each other. */
  private static boolean isLibrary(HttpServerResponse response) {
    var type = String.valueOf(response.responseHeaders().get("Content-Type"));
    return type.startsWith("text/css") || type.contains("javascript") || type.contains("svg");
  }

  /**
   * How long a client may take.
   *
   * @param idle between two requests on one connection
   * @param head to finish the headers of a request, however they trickle in
   * @param betweenReads until more of a body arrives
   * @param wholeRequest to finish a body, however it trickles in
   * @param betweenWrites until at least some of an answer is taken
   */
  record Patience(
      Duration idle,
      Duration head,
      Duration betweenReads,
      Duration wholeRequest,
      Duration betweenWrites) {}

  /**
   * Reads on after every answer. Reactor Netty forgets it now and then when a request had to queue
   * behind the one before it (their issue 4361, in 1.3.5 to 1.3.7 at least): a kept-alive
   * connection then waits for ever. One read too many only queues the next request.
   */
  private static final class KeepsReading extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (message instanceof LastHttpContent) {
        var written = promise.unvoid();
        var _ = written.addListener(_ -> context.executor().execute(context.channel()::read));
        var _ = context.write(message, written);
      } else {
        var _ = context.write(message, promise);
      }
    }
  }

  /**
   * Closes connections of clients that keep them without using them: whoever does not finish the
   * head of a request in time, however many bytes trickle in, and whoever takes nothing of the
   * answer that waits for it.
   *
   * <p>Reactor Netty counts from the finished head and knows no limit for writing. A stream of
   * events is not touched: its request is complete, and nothing waits while the reader keeps up.
   */
  private static final class SlowClients {

    private final Duration head;
    private final Duration stalled;

    /**
     * @param head from the first byte of a request (of the connection for its first one) to the end
     *     of its headers
     * @param stalled time in which a client must take at least some of what waits for it
     */
    SlowClients(Duration head, Duration stalled) {
      this.head = head;
      this.stalled = stalled;
    }

    /** Watches one connection, whose HTTP codec must be in place. */
    void watch(Channel channel) {
      var deadline = new HeadDeadline();
      channel
          .pipeline()
          .addBefore(NettyPipeline.HttpCodec, "diandan.stalled", new StalledReader(stalled))
          .addBefore(NettyPipeline.HttpCodec, "diandan.bytes", deadline.new Bytes())
          .addAfter(NettyPipeline.HttpCodec, "diandan.requests", deadline.new Requests());
    }

    /** Nobody is left to be answered, and its address is nothing for a log. */
    private static boolean isTorn(HttpRequest request) {
      return request.decoderResult().cause() instanceof PrematureChannelClosureException;
    }

    private static void end(ChannelHandlerContext context) {
      var _ = context.close();
    }

    /** Seen from both sides of the codec, always on the thread of the connection. */
    private final class HeadDeadline {

      private boolean awaitingHead = true;
      private @Nullable Future<?> tooLate;

      private void start(ChannelHandlerContext context) {
        if (awaitingHead && tooLate == null) {
          tooLate =
              context
                  .executor()
                  .schedule(() -> end(context), head.toMillis(), TimeUnit.MILLISECONDS);
        }
      }

      private void stop() {
        if (tooLate != null) {
          tooLate.cancel(false);
          tooLate = null;
        }
      }

      /** Before the codec. */
      private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
          start(context);
          context.fireChannelActive();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
          start(context);
          context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
          stop();
          context.fireChannelInactive();
        }
      }

      /** After the codec. */
      private final class Requests extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
          if (message instanceof HttpRequest request) {
            if (isTorn(request)) {
              ReferenceCountUtil.release(message);
              return;
            }
            stop();
            awaitingHead = false;
          }
          if (message instanceof LastHttpContent) {
            awaitingHead = true;
          }
          context.fireChannelRead(message);
        }
      }
    }

    /** Notices that bytes wait and none of them leaves. */
    private static final class StalledReader extends IdleStateHandler {

      StalledReader(Duration stalled) {
        super(true, 0, stalled.toMillis(), 0, TimeUnit.MILLISECONDS);
      }

      @Override
      protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        var waiting = context.channel().unsafe().outboundBuffer();
        if (event.state() == IdleState.WRITER_IDLE
            && waiting != null
            && waiting.totalPendingWriteBytes() > 0) {
          end(context);
        }
      }
    }
  }
}
