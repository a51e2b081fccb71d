package dev.countersign.baselines.floor;

import dev.countersign.baselines.check.EndpointFile;
import dev.countersign.baselines.check.Judge;
import dev.countersign.ingress.publication.SharedAvroSerializer;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Starts the floor on loopback. Environment: {@code BASELINE_PORT}, {@code BASELINE_ENDPOINTS} (a file),
 * {@code BASELINE_BOOTSTRAP_SERVERS}, {@code BASELINE_REGISTRY}.
 */
public final class FloorMain {

    private FloorMain() {}

    /**
     * Runs until the process is ended.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Judge judge = new Judge(EndpointFile.read(Path.of(setting("BASELINE_ENDPOINTS"))));
        KafkaProducer<String, SpecificRecord> producer = producer();
        // Learns the topic's partitions before the first call needs them.
        var _ = producer.partitionsFor(TopicNames.CONTRACT_EVENTS);
        Channel listening = new ServerBootstrap()
                .group(eventLoops())
                .channel(transport())
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(Judge.MAX_BODY))
                                .addLast(new FloorHandler(judge, producer));
                    }
                })
                .bind("127.0.0.1", Integer.parseInt(setting("BASELINE_PORT")))
                .syncUninterruptibly()
                .channel();
        listening.closeFuture().syncUninterruptibly();
    }

    private static EventLoopGroup eventLoops() {
        return new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    private static Class<? extends ServerChannel> transport() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    /** The service's settings, except that the first record may wait for metadata. */
    private static KafkaProducer<String, SpecificRecord> producer() {
        Map<String, Object> registry = Map.of(
                "schema.registry.url",
                setting("BASELINE_REGISTRY"),
                "auto.register.schemas",
                false,
                "avro.remove.java.properties",
                true);
        KafkaAvroSerializer avro = new KafkaAvroSerializer();
        avro.configure(registry, false);
        Serializer<SpecificRecord> values = new SharedAvroSerializer(avro, true);
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        setting("BASELINE_BOOTSTRAP_SERVERS"),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        1500,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        1000,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        10_000,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        67_108_864L),
                new StringSerializer(),
                values);
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The environment variable " + name + " is not set; see the class comment of FloorMain");
        }
        return value;
    }
}
