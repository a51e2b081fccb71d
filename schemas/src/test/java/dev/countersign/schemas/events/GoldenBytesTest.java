package dev.countersign.schemas.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.ContractEvent;
import dev.countersign.events.ContractRequestOutcome;
import dev.countersign.events.ContractRequestResult;
import dev.countersign.events.MappedDataField;
import dev.countersign.events.MappingOwner;
import dev.countersign.events.ProvisionedDataField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that subscribers have stored must be readable for ever: each golden file is a record as that version of the schema wrote it. */
final class GoldenBytesTest {

    record Golden(String name, String version, SpecificRecord record) {
        @Override
        public String toString() {
            return name + "." + version;
        }
    }

    static List<Golden> goldens() {
        return List.of(
                new Golden("ContractEvent", "v1", contractEvent()),
                new Golden("ContractRequestResult", "v1", requestResult()),
                new Golden("AccountProvisioned", "v1", account()),
                new Golden("AccountProvisioned", "v2", mappedAccount()));
    }

    static List<Golden> goldensOfToday() {
        return List.of(
                new Golden("ContractEvent", "v1", contractEvent()),
                new Golden("ContractRequestResult", "v1", requestResult()),
                new Golden("AccountProvisioned", "v2", mappedAccount()));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void bytes_that_any_version_wrote_are_read_as_the_same_record(Golden golden) throws IOException {
        // Given
        byte[] stored = HexFormat.of().parseHex(resource("/golden/" + golden + ".hex"));
        Schema writer = new Schema.Parser()
                .parse(Path.of("src", "released", golden.name(), golden.version() + ".avsc")
                        .toFile());
        Schema reader = golden.record().getSchema();

        // When
        SpecificRecord read = new SpecificDatumReader<SpecificRecord>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(stored, null));

        // Then
        assertThat(read).isEqualTo(golden.record());
    }

    @ParameterizedTest
    @MethodSource("goldensOfToday")
    void what_is_written_today_is_what_another_implementation_of_avro_writes(Golden golden) throws IOException {
        // Given: bytes made with Avro for Python; a compatible change of a schema adds a file for its next version
        String stored = resource("/golden/" + golden + ".hex");

        // When
        byte[] written = encode(golden.record());

        // Then
        assertThat(HexFormat.of().formatHex(written)).isEqualTo(stored);
    }

    private static byte[] encode(SpecificRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static ContractEvent contractEvent() {
        return ContractEvent.newBuilder()
                .setAccountId(392610)
                .setContractId(101)
                .setEndpointId("e-1")
                .setCallbackId("eaf850991bb7c273a56dcdeb265d30006fdc9de0")
                .setEventId(2322L)
                .setEventType("contract:publish")
                .setEventTime(Instant.parse("2020-07-06T15:14:14Z"))
                .setEventIndex(0)
                .setEventCount(1)
                .setReceivedAt(Instant.parse("2020-07-06T15:14:15.123Z"))
                .setSignKeyId("k-1")
                .setBodySha256("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
                .build();
    }

    private static ContractRequestResult requestResult() {
        return ContractRequestResult.newBuilder()
                .setAccountId(392610)
                .setRequestId("hr-2026-0042")
                .setOutcome(ContractRequestOutcome.NOT_PUBLISHED)
                .setContractId(51874L)
                .setReasonCode("oneflow_refused")
                .setReason("Oneflow refused to publish it")
                .setRequestedBy("hr-portal")
                .setCompletedAt(Instant.parse("2026-01-02T03:04:05.006Z"))
                .build();
    }

    private static AccountProvisioned account() {
        return AccountProvisioned.newBuilder()
                .setAccountId(392610)
                .setAccountName("Räksmörgås AB")
                .setState(AccountState.PROVISIONED)
                .setVersion(3)
                .setIntegrationName("Demo")
                .setTemplateGroupId(12222L)
                .setTemplateGroupName("Demo Template")
                .setDataFields(List.of(new ProvisionedDataField("demo_employee_name", "Demo Employee Name", 1L)))
                .setEndpointId("e-1")
                .setWebhookId(7L)
                .setHrmKind("scim")
                .setMappingVersion("1")
                .setOccurredAt(Instant.parse("2026-01-02T03:04:05.006Z"))
                .build();
    }

    private static AccountProvisioned mappedAccount() {
        return AccountProvisioned.newBuilder(account())
                .setMapping(List.of(
                        new MappedDataField("demo_employee_name", "name", MappingOwner.CONTRACT),
                        new MappedDataField("demo_manager_name", "manager", MappingOwner.FILL_IF_EMPTY)))
                .build();
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(GoldenBytesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
