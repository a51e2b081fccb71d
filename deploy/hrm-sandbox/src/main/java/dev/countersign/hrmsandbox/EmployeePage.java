package dev.countersign.hrmsandbox;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page of employees, with each one's fields and last changes. Everything on it is escaped. */
final class EmployeePage {

    private static final int SHOWN_CHANGES = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> NOT_SHOWN = Set.of("id", "active");

    /** A field as the page shows it. */
    record Row(String label, String path, String value) {}

    /** A change as the page shows it. */
    record ChangeRow(String at, String label, String before, String after) {}

    /** An employee as the page shows it. */
    record Card(String id, String name, String modified, long version, List<Row> rows, List<ChangeRow> changes) {}

    private final EmployeeStore store;
    private final TemplateEngine templates = new TemplateEngine();

    EmployeePage(EmployeeStore store) {
        this.store = store;
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(EmployeePage.class.getClassLoader());
        resolver.setPrefix("dev/countersign/hrmsandbox/");
        resolver.setTemplateMode(TemplateMode.HTML);
        templates.setTemplateResolver(resolver);
    }

    String render() {
        List<Card> cards = store.latestFirst().stream().map(EmployeePage::card).toList();
        return templates.process("employees.html", new Context(Locale.ENGLISH, Map.of("employees", cards)));
    }

    private static Card card(Employee employee) {
        List<Row> rows = FlatDocument.of(employee.document()).entrySet().stream()
                .filter(field -> !NOT_SHOWN.contains(field.getKey()))
                .map(field -> new Row(label(field.getKey()), field.getKey(), field.getValue()))
                .toList();
        List<ChangeRow> changes = employee.history().reversed().stream()
                .limit(SHOWN_CHANGES)
                .map(EmployeePage::changeRow)
                .toList();
        return new Card(
                employee.id(),
                employee.displayName(),
                TIME.format(employee.lastModified()),
                employee.version(),
                rows,
                changes);
    }

    private static ChangeRow changeRow(FieldChange change) {
        return new ChangeRow(
                TIME.format(change.at()),
                label(change.field()),
                change.before() == null ? "" : change.before(),
                change.after() == null ? "" : change.after());
    }

    private static String label(String path) {
        return path.startsWith("urn:") ? path.substring(path.lastIndexOf(':') + 1) : path;
    }
}
