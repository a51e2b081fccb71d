package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.state.Contract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A one-page PDF that shows a contract's name, state and data fields; written by hand, because a PDF library would outweigh the sandbox. */
final class ContractPdf {

    private static final int MOST_LINES = 45;

    private ContractPdf() {}

    static byte[] of(Contract contract) {
        List<String> lines = new ArrayList<>();
        lines.add(contract.name());
        lines.add("Contract " + contract.id() + ", " + contract.state().key());
        contract.fields().forEach(field -> lines.add(field.definition().name() + ": " + field.value()));
        contract.participants()
                .forEach(participant -> lines.add(participant.details().name() + " (" + participant.signState() + ")"));
        return document(content(lines));
    }

    private static String content(List<String> lines) {
        StringBuilder text = new StringBuilder("BT /F1 12 Tf 16 TL 60 780 Td\n");
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append('(').append(escape(line)).append(") Tj T*\n"));
        return text.append("ET").toString();
    }

    private static byte[] document(String content) {
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(pdf.length());
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> pdf.append(String.format("%010d 00000 n \n", offset)));
        pdf.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\nstartxref\n");
        pdf.append(table).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '(' || c == ')' || c == '\\') {
                escaped.append('\\');
            }
            escaped.append(c < ' ' || c > 255 ? '?' : (char) c);
        });
        return escaped.toString();
    }
}
