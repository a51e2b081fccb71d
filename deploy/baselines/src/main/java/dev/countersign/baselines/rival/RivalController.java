package dev.countersign.baselines.rival;

import dev.countersign.baselines.check.Judge;
import dev.countersign.baselines.check.Judgement;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Receives webhooks; each record is sent and waited for before the next. */
@RestController
final class RivalController {

    private static final String OUTPUT = "contractEvents";

    private final Judge judge;
    private final StreamBridge bridge;

    RivalController(Judge judge, StreamBridge bridge) {
        this.judge = judge;
        this.bridge = bridge;
    }

    @PostMapping("/api/webhooks/oneflow/events/{endpointId}")
    ResponseEntity<Void> receive(@PathVariable String endpointId, @RequestBody byte[] body) {
        return ResponseEntity.status(status(judge.judge(endpointId, body))).build();
    }

    private HttpStatusCode status(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Refused(int status) -> HttpStatusCode.valueOf(status);
            case Judgement.Accepted(List<ProducerRecord<String, SpecificRecord>> records) -> publish(records);
        };
    }

    private HttpStatusCode publish(List<ProducerRecord<String, SpecificRecord>> records) {
        try {
            return records.stream().allMatch(record -> bridge.send(OUTPUT, message(record)))
                    ? HttpStatus.OK
                    : HttpStatus.SERVICE_UNAVAILABLE;
        } catch (MessagingException _) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
    }

    private static Message<SpecificRecord> message(ProducerRecord<String, SpecificRecord> record) {
        MessageBuilder<SpecificRecord> message =
                MessageBuilder.withPayload(record.value()).setHeader(KafkaHeaders.KEY, record.key());
        record.headers().forEach(header -> message.setHeader(header.key(), header.value()));
        return message.build();
    }
}
