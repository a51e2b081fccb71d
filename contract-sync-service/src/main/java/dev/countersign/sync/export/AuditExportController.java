package dev.countersign.sync.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The audit for download. Unlike other answers it can hold personal values, for who may act; that somebody took them is noted. */
@RestController
final class AuditExportController {

    private final AuditDownloads downloads;

    AuditExportController(AuditDownloads downloads) {
        this.downloads = downloads;
    }

    @GetMapping("/api/accounts/{account}/audit")
    void export(
            @PathVariable("account") long account,
            @RequestParam(name = "employee", required = false) @Nullable String employee,
            @RequestParam(name = "contract", required = false) @Nullable Long contract,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "values", defaultValue = "false") boolean values,
            @RequestParam(name = "format", defaultValue = "json") String formatName,
            HttpServletResponse response)
            throws IOException {
        ExportQuery query =
                new ExportQuery(account, employee, contract, instant("from", from), instant("to", to), values);
        downloads.send(query, formatName, response);
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException _) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, name + " must be an instant such as 2026-11-01T00:00:00Z");
        }
    }
}
