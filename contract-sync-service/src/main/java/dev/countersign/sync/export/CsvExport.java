package dev.countersign.sync.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** One line for each employee and attribute (RFC 4180), every text quoted, and none that a spreadsheet would run as a formula. */
final class CsvExport implements ExportFormat {

    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvWriteFeature.ALWAYS_QUOTE_STRINGS).build();
    private static final CsvSchema SCHEMA =
            MAPPER.schemaFor(Line.class).withHeader().withLineSeparator("\r\n");

    @JsonPropertyOrder({
        "audit_id",
        "at",
        "account",
        "employee",
        "contract",
        "outcome",
        "attribute",
        "change",
        "before",
        "after",
        "source",
        "contract_state",
        "contract_state_time",
        "event_type",
        "callback_id",
        "mapping_version",
        "traceparent",
        "not_taken",
        "values",
        "erasure"
    })
    private record Line(
            String audit_id,
            String at,
            long account,
            String employee,
            long contract,
            String outcome,
            String attribute,
            String change,
            String before,
            String after,
            String source,
            String contract_state,
            String contract_state_time,
            String event_type,
            String callback_id,
            String mapping_version,
            String traceparent,
            String not_taken,
            String values,
            String erasure) {
        @Override
        public String toString() {
            return "Line[" + audit_id + "]";
        }
    }

    private static final ExportedEntry.Change NONE = new ExportedEntry.Change("", "", "", null, null);

    @Override
    public String mediaType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public String suffix() {
        return "csv";
    }

    @Override
    public Writing begin(OutputStream out) throws IOException {
        SequenceWriter lines = MAPPER.writer(SCHEMA).writeValues(out);
        return new Writing() {
            @Override
            public void write(ExportedEntry entry) {
                if (entry.changes().isEmpty()) {
                    // A record that was made without any value is worth a line too.
                    SequenceWriter _ = lines.write(line(entry, NONE));
                }
                entry.changes().forEach(change -> {
                    SequenceWriter _ = lines.write(line(entry, change));
                });
            }

            @Override
            public void flush() throws IOException {
                lines.flush();
            }

            @Override
            public void end() throws IOException {
                lines.close();
            }
        };
    }

    private static Line line(ExportedEntry entry, ExportedEntry.Change change) {
        return new Line(
                entry.auditId().toString(),
                entry.at().toString(),
                entry.accountId(),
                cell(entry.employeeId()),
                entry.contractId(),
                entry.outcome(),
                cell(change.attribute()),
                change.change(),
                cell(change.before()),
                cell(change.after()),
                cell(change.source()),
                cell(entry.contractState()),
                text(entry.contractStateTime()),
                cell(entry.eventType()),
                cell(entry.callbackId()),
                cell(entry.mappingVersion()),
                cell(entry.traceparent()),
                cell(String.join(" ", entry.notTaken())),
                entry.values(),
                entry.erasureId() == null ? "" : entry.erasureId().toString());
    }

    private static String cell(@Nullable String text) {
        return SpreadsheetText.of(Objects.requireNonNullElse(text, ""));
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }
}
