package dev.countersign.oneflow;

import io.micronaut.context.annotation.Context;
import io.micronaut.http.client.netty.NettyClientCustomizer;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;

/**
 * At TRACE Micronaut's client logs headers, masking those whose names sound secret. Two of Oneflow's don't: the user's e-mail, and the
 * Location of a file, which whoever knows it may fetch. So Micronaut sees both under names that do, and only the wire sees the true ones.
 */
@Context
final class HeaderHiding implements NettyClientCustomizer {

    static final String HIDDEN_USER_EMAIL = "x-countersign-secret-user-email";
    static final String HIDDEN_LOCATION = "x-countersign-secret-location";

    private static final String HANDLER = "countersign-header-hiding";
    private static final String USER_EMAIL = "x-oneflow-user-email";
    private static final String LOCATION = "Location";

    HeaderHiding(NettyClientCustomizer.Registry registry) {
        registry.register(this);
    }

    @Override
    public NettyClientCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        return new NettyClientCustomizer() {
            @Override
            public void onStreamPipelineBuilt() {
                channel.pipeline()
                        .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_CLIENT_CODEC, HANDLER, new Renaming());
            }
        };
    }

    private static void rename(HttpHeaders headers, String from, String to) {
        String value = headers.get(from);
        if (value != null) {
            headers.remove(from);
            headers.set(to, value);
        }
    }

    private static final class Renaming extends ChannelDuplexHandler {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpRequest request) {
                rename(request.headers(), HIDDEN_USER_EMAIL, USER_EMAIL);
            }
            var _ = context.write(message, promise);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpResponse response) {
                rename(response.headers(), LOCATION, HIDDEN_LOCATION);
            }
            context.fireChannelRead(message);
        }
    }
}
