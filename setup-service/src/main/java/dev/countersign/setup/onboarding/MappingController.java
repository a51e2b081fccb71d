package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.Access;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.mapping.FieldMapping;
import dev.countersign.setup.mapping.FieldMappings;
import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import dev.countersign.setup.syncservice.HrmKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The page on which the admin says which data field goes where, and starts the setup. */
@Controller
class MappingController {

    private static final String RESET = "reset";

    private final AccessStore access;
    private final FieldMappings mappings;
    private final MappingForm form;
    private final HrmKinds kinds;
    private final ProvisioningRequests provisioning;

    MappingController(
            AccessStore access,
            FieldMappings mappings,
            MappingForm form,
            HrmKinds kinds,
            ProvisioningRequests provisioning) {
        this.access = access;
        this.mappings = mappings;
        this.form = form;
        this.kinds = kinds;
        this.provisioning = provisioning;
    }

    @GetMapping(SetupPaths.MAPPING)
    Object mapping(@AuthenticationPrincipal Admin admin, Model model) {
        Optional<HrmConnection> hrm = hrmOf(admin);
        return hrm.isEmpty() ? SeeOther.to(SetupPaths.HRM) : page(model, hrm.get(), form.show(confirmed(admin)), false);
    }

    @PostMapping(SetupPaths.MAPPING)
    Object sent(
            @AuthenticationPrincipal Admin admin,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<HrmConnection> hrm = hrmOf(admin);
        if (hrm.isEmpty()) {
            return SeeOther.to(SetupPaths.HRM);
        }
        if (request.getParameter(RESET) != null) {
            return page(model, hrm.get(), form.showDefaults(), true);
        }
        return switch (form.read(request.getParameterMap())) {
            case MappingForm.Sent.Wrong(List<MappingLine> lines) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(model, hrm.get(), lines, false);
            }
            case MappingForm.Sent.Valid(FieldMapping mapping) -> {
                provisioning.provision(admin.accountId(), mappings.keep(admin.accountId(), mapping));
                yield SeeOther.to(SetupPaths.PROGRESS);
            }
        };
    }

    private FieldMapping confirmed(Admin admin) {
        String version = provisioning
                .find(admin.accountId())
                .map(Provisioning::mappingVersion)
                .orElse(null);
        return mappings.find(admin.accountId(), version);
    }

    private Optional<HrmConnection> hrmOf(Admin admin) {
        return access.find(admin.accountId()).map(Access::hrm);
    }

    private String page(Model model, HrmConnection hrm, List<MappingLine> lines, boolean reset) {
        model.addAttribute("hrm", hrm);
        model.addAttribute("lines", lines);
        HrmKind kind = hrm.kind().equals(HrmConnection.SCIM) ? HrmKinds.SCIM : kinds.of(hrm);
        model.addAttribute("kind", kind);
        model.addAttribute(
                "noPlace",
                lines.stream()
                        .filter(line -> kind.lacks(line.attribute()))
                        .map(line -> line.field().name())
                        .toList());
        model.addAttribute(RESET, reset);
        model.addAttribute("wrong", lines.stream().anyMatch(MappingLine::isWrong));
        return "mapping";
    }
}
