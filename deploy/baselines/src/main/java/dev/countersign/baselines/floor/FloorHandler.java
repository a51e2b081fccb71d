package dev.countersign.baselines.floor;

import dev.countersign.baselines.check.Judge;
import dev.countersign.baselines.check.Judgement;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Answers 200 when the brokers have acknowledged all records of a call, 503 when they have not. */
final class FloorHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final String PATH = "/api/webhooks/oneflow/events/";
    private static final String READY = "/ready";

    private final Judge judge;
    private final KafkaProducer<String, SpecificRecord> producer;

    FloorHandler(Judge judge, KafkaProducer<String, SpecificRecord> producer) {
        this.judge = judge;
        this.producer = producer;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        String target = request.uri();
        if (target.equals(READY)) {
            answer(context, HttpResponseStatus.OK);
        } else if (target.startsWith(PATH)) {
            receive(context, target.substring(PATH.length()), ByteBufUtil.getBytes(request.content()));
        } else {
            answer(context, HttpResponseStatus.NOT_FOUND);
        }
    }

    private void receive(ChannelHandlerContext context, String endpointId, byte[] body) {
        switch (judge.judge(endpointId, body)) {
            case Judgement.Refused(int status) -> answer(context, HttpResponseStatus.valueOf(status));
            case Judgement.Accepted(List<ProducerRecord<String, SpecificRecord>> records) -> publish(context, records);
        }
    }

    private void publish(ChannelHandlerContext context, List<ProducerRecord<String, SpecificRecord>> records) {
        AtomicInteger missing = new AtomicInteger(records.size());
        for (ProducerRecord<String, SpecificRecord> record : records) {
            var _ = producer.send(record, (_, failure) -> {
                if (failure != null) {
                    // Only the first answer counts: the others find a count that never gets to zero.
                    if (missing.getAndSet(Integer.MAX_VALUE) <= records.size()) {
                        answer(context, HttpResponseStatus.SERVICE_UNAVAILABLE);
                    }
                } else if (missing.decrementAndGet() == 0) {
                    answer(context, HttpResponseStatus.OK);
                }
            });
        }
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status) {
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, "0");
        var _ = context.writeAndFlush(response, context.voidPromise());
    }
}
