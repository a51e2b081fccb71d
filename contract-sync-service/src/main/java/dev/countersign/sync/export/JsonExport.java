package dev.countersign.sync.export;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/** One JSON array of entries. */
final class JsonExport implements ExportFormat {

    private final JsonMapper mapper;

    JsonExport(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String suffix() {
        return "json";
    }

    @Override
    public Writing begin(OutputStream out) {
        SequenceWriter entries = mapper.writerFor(ExportedEntry.class).writeValuesAsArray(out);
        return new Writing() {
            @Override
            public void write(ExportedEntry entry) {
                SequenceWriter _ = entries.write(entry);
            }

            @Override
            public void flush() throws IOException {
                entries.flush();
            }

            @Override
            public void end() throws IOException {
                entries.close();
            }
        };
    }
}
