package dev.countersign.baselines.check;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a call is. */
public sealed interface Judgement {

    /**
     * It is authentic.
     *
     * @param records what is to be published
     */
    record Accepted(List<ProducerRecord<String, SpecificRecord>> records) implements Judgement {}

    /**
     * It is not.
     *
     * @param status the HTTP status that says so
     */
    record Refused(int status) implements Judgement {}
}
