package dev.countersign.sync.export;

import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.action.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** The audit for download. Unlike other answers it can hold personal values, for who may act; that somebody took them is noted. */
@RestController
final class AuditExportController {

    private static final Logger LOG = LoggerFactory.getLogger(AuditExportController.class);

    private final AuditExports exports;
    private final OperatorActions actions;
    private final Map<String, ExportFormat> formats;

    AuditExportController(AuditExports exports, OperatorActions actions, JsonMapper mapper) {
        this.exports = exports;
        this.actions = actions;
        this.formats = Map.of("csv", new CsvExport(), "json", new JsonExport(mapper));
    }

    /** Written by this thread, which is a virtual one: a slow reader costs a thread that costs nothing. */
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
        ExportFormat format = formats.get(formatName);
        if (format == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "format must be csv or json");
        }
        ExportQuery query =
                new ExportQuery(account, employee, contract, instant("from", from), instant("to", to), values);
        if (values) {
            SignedIn.requireRightToAct();
            UUID _ = actions.add(SignedIn.operator(), "export", account, contract, detail(query, formatName));
        }
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"audit-" + account + "." + format.suffix() + "\"");
        long written = exports.write(query, format, response.getOutputStream());
        LOG.atInfo()
                .addKeyValue("account", account)
                .addKeyValue("entries", written)
                .addKeyValue("values", values)
                .log("An operator exported the audit");
    }

    private static Map<String, String> detail(ExportQuery query, String format) {
        Map<String, String> detail = new TreeMap<>(Map.of("format", format));
        if (query.employeeId() != null) {
            detail.put("employeeId", query.employeeId());
        }
        if (query.from() != null) {
            detail.put("from", query.from().toString());
        }
        if (query.to() != null) {
            detail.put("to", query.to().toString());
        }
        return detail;
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
