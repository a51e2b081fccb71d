package dev.countersign.sync.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes a part of the audit to a stream, with a page of it in memory at a time. */
@Component
final class AuditExports {

    private static final int PAGE = 500;

    private final ExportRows rows;

    AuditExports(ExportRows rows) {
        this.rows = rows;
    }

    /**
     * Writes it.
     *
     * @return how many entries
     * @throws IOException if nobody reads any more
     */
    long write(ExportQuery query, ExportFormat format, OutputStream out) throws IOException {
        long last = rows.last();
        // Before the first byte: a query that can't be answered is still a refusal then.
        List<ExportRows.Row> page = rows.page(query, 0, last, PAGE);
        ExportFormat.Writing writing = format.begin(out);
        long written = 0;
        while (!page.isEmpty()) {
            for (ExportRows.Row row : page) {
                writing.write(row.entry());
                written++;
            }
            writing.flush();
            page = page.size() < PAGE
                    ? List.of()
                    : rows.page(query, page.getLast().sequence(), last, PAGE);
        }
        writing.end();
        return written;
    }
}
