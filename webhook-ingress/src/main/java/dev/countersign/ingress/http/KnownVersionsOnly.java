package dev.countersign.ingress.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import reactor.netty.NettyPipeline;

/**
 * Makes a request of any other version than HTTP/1.0 and 1.1 malformed, so that it is answered 400. Netty lets made-up
 * versions pass, and the answer would claim to be of the same.
 */
@Sharable
final class KnownVersionsOnly extends ChannelInboundHandlerAdapter {

    private static final KnownVersionsOnly INSTANCE = new KnownVersionsOnly();

    private KnownVersionsOnly() {}

    /** Guards a new connection. */
    static void guard(Channel channel) {
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, null, INSTANCE);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && !isKnown(request.protocolVersion())) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("Unknown HTTP version")));
        }
        context.fireChannelRead(message);
    }

    private static boolean isKnown(HttpVersion version) {
        return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
    }
}
