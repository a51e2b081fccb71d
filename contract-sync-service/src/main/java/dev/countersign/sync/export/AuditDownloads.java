package dev.countersign.sync.export;

import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.action.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Sends the audit as a file, to programs and to browsers alike. With personal values it is for who may act, and that somebody took them is noted. */
@Component
public final class AuditDownloads {

    private static final Logger LOG = LoggerFactory.getLogger(AuditDownloads.class);

    private final AuditExports exports;
    private final OperatorActions actions;
    private final Map<String, ExportFormat> formats;

    AuditDownloads(AuditExports exports, OperatorActions actions, JsonMapper mapper) {
        this.exports = exports;
        this.actions = actions;
        this.formats = Map.of("csv", new CsvExport(), "json", new JsonExport(mapper));
    }

    /**
     * Writes it, by this thread, which is a virtual one: a slow reader costs a thread that costs nothing.
     *
     * @param formatName {@code csv} or {@code json}
     */
    public void send(ExportQuery query, String formatName, HttpServletResponse response) throws IOException {
        ExportFormat format = formats.get(formatName);
        if (format == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "format must be csv or json");
        }
        if (query.values()) {
            SignedIn.requireRightToAct();
            UUID _ = actions.add(
                    SignedIn.operator(), "export", query.accountId(), query.contractId(), detail(query, formatName));
        }
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"audit-" + query.accountId() + "." + format.suffix() + "\"");
        long written = exports.write(query, format, response.getOutputStream());
        LOG.atInfo()
                .addKeyValue("account", query.accountId())
                .addKeyValue("entries", written)
                .addKeyValue("values", query.values())
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
}
