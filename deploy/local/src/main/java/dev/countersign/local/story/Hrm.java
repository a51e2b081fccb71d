package dev.countersign.local.story;

import dev.countersign.local.stack.Endpoints;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The HRM's records, read through the stand-in's control interface: not through the code that writes them. */
public final class Hrm {

    /** Prefix of the fields of Countersign's SCIM extension. */
    public static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee:";

    /** Prefix of the fields of SCIM's enterprise extension. */
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";

    private final JsonHttp http = JsonHttp.open();
    private final URI control;

    /**
     * Speaks to the stand-in of a running stack.
     *
     * @param endpoints where it is
     */
    public Hrm(Endpoints endpoints) {
        this.control = URI.create(endpoints.hrm() + "/control");
    }

    /**
     * An employee's record.
     *
     * @param id the HRM's id
     * @param version counts the writes that changed something, from 1
     * @param lastModified when it last changed
     * @param fields values by SCIM path
     */
    public record Entry(String id, long version, Instant lastModified, SortedMap<String, String> fields) {

        /**
         * A field's value.
         *
         * @param path the SCIM path
         * @return the value, empty when there is none
         */
        public String value(String path) {
            return fields.getOrDefault(path, "");
        }
    }

    /**
     * All employees.
     *
     * @return their records
     */
    public List<Entry> employees() {
        return http.get(URI.create(control + "/employees"))
                .path("data")
                .valueStream()
                .map(Hrm::entry)
                .toList();
    }

    /**
     * Finds the record that a contract led to.
     *
     * @param contract the contract's id
     * @return the record, if there is one
     */
    public Optional<Entry> ofContract(long contract) {
        return employees().stream()
                .filter(entry -> entry.value(EXTENSION + "contractId").equals(String.valueOf(contract)))
                .findFirst();
    }

    /**
     * Makes the HRM fail.
     *
     * @param status what SCIM requests are answered with
     * @param times how often
     */
    public void fail(int status, int times) {
        http.put(URI.create(control + "/faults"), Map.of("status", status, "times", times));
    }

    private static Entry entry(JsonNode node) {
        SortedMap<String, String> fields = new TreeMap<>();
        node.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return new Entry(
                node.path("id").asString(),
                node.path("version").asLong(),
                Instant.parse(node.path("last_modified").asString()),
                fields);
    }
}
