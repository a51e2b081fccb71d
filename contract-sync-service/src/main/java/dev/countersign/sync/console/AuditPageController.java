package dev.countersign.sync.console;

import dev.countersign.sync.erasure.Erasures;
import dev.countersign.sync.export.AuditDownloads;
import dev.countersign.sync.export.ExportQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit as a file, and which persons' values were erased from it. */
@Controller
class AuditPageController {

    private static final int ERASURES = 100;

    private final AuditDownloads downloads;
    private final Erasures erasures;

    AuditPageController(AuditDownloads downloads, Erasures erasures) {
        this.downloads = downloads;
        this.erasures = erasures;
    }

    @GetMapping(ConsolePaths.AUDIT)
    String page(
            @RequestParam(name = "account", required = false) @Nullable Long account,
            @RequestParam(name = "contract", required = false) @Nullable Long contract,
            @RequestParam(name = "employee", defaultValue = "") String employee,
            Model model) {
        model.addAttribute("account", account);
        model.addAttribute("contract", contract);
        model.addAttribute("employee", employee.strip());
        if (account != null) {
            model.addAttribute(
                    "erasures",
                    erasures.list(account, ERASURES).stream()
                            .map(ErasureLine::of)
                            .toList());
        }
        return "console/audit";
    }

    /** @param to the last day that is wanted */
    @GetMapping(ConsolePaths.AUDIT + "/download")
    void download(
            @RequestParam(name = "account") long account,
            @RequestParam(name = "contract", required = false) @Nullable Long contract,
            @RequestParam(name = "employee", defaultValue = "") String employee,
            @RequestParam(name = "from", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(name = "to", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(name = "values", defaultValue = "false") boolean values,
            @RequestParam(name = "format", defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        ExportQuery query = new ExportQuery(
                account,
                employee.isBlank() ? null : employee.strip(),
                contract,
                beginning(from),
                to == null ? null : beginning(to.plusDays(1)),
                values);
        downloads.send(query, format, response);
    }

    private static @Nullable Instant beginning(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
