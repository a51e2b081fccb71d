package dev.countersign.local.chaos;

import dev.countersign.events.ContractEvent;
import dev.countersign.schemas.topic.RecordKeys;
import java.util.List;

/**
 * The callbacks of a run. Everything about each follows from the seed and its number, so that nothing has to be kept to
 * check a million of them: the number is in the callback's id. Ten callbacks in a row are about one contract.
 */
final class Callbacks {

    static final int PER_CONTRACT = 10;
    static final int MOST_EVENTS = 3;

    private static final int ID_LENGTH = 40;
    private static final long FIRST_CONTRACT = 28_000_000L;
    private static final int IMPATIENT_EVERY = 25;
    private static final List<String> TYPES =
            List.of("contract:publish", "data_field:update", "participant:sign", "contract:sign", "comment:create");

    private final long genuineTag;
    private final long forgedTag;
    private final List<Tenant> tenants;

    /**
     * The callbacks of a seed.
     *
     * @param seed any number; another one has other ids
     * @param tenants who receives them, at least two
     */
    Callbacks(long seed, List<Tenant> tenants) {
        this.genuineTag = mix(seed);
        this.forgedTag = mix(~seed);
        this.tenants = List.copyOf(tenants);
    }

    static int contractOf(int number) {
        return number / PER_CONTRACT;
    }

    /** Where this event stands among all events of all callbacks. */
    static int position(int number, int eventIndex) {
        return number * MOST_EVENTS + eventIndex;
    }

    /** Of some contracts Oneflow gives up early, as after an outage that outlasts its patience. */
    static boolean isImpatient(int number) {
        return contractOf(number) % IMPATIENT_EVERY == IMPATIENT_EVERY - 1;
    }

    static long contractId(int number) {
        return FIRST_CONTRACT + contractOf(number);
    }

    Tenant tenantOf(int number) {
        return tenants.get(contractOf(number) % tenants.size());
    }

    Tenant otherTenantThanOf(int number) {
        return tenants.get((contractOf(number) + 1) % tenants.size());
    }

    /** How many events a callback has: 1 to 3. */
    int events(int number) {
        return 1 + (int) Long.remainderUnsigned(mix(genuineTag + number), MOST_EVENTS);
    }

    String id(int number) {
        return id(genuineTag, number);
    }

    /** The id of a forged callback: as good as any, but never one of ours. */
    String forgedId(int number) {
        return id(forgedTag, number);
    }

    boolean isForged(String id) {
        return numberOf(forgedTag, id) >= 0;
    }

    /** The number in an id, or -1 when it is not one of ours. */
    int numberOf(String id) {
        return numberOf(genuineTag, id);
    }

    String body(int number) {
        return body(number, id(number), signature(number));
    }

    /** A body with another id or another signature. */
    String body(int number, String id, String signature) {
        StringBuilder body = new StringBuilder(420)
                .append("{\"contract\":{\"id\":")
                .append(contractId(number))
                .append("},\"callback_id\":\"")
                .append(id)
                .append("\",\"events\":[");
        int events = events(number);
        for (int index = 0; index < events; index++) {
            body.append(index == 0 ? "" : ",")
                    .append("{\"created_time\":\"2026-07-06T15:14:14+0000\",\"id\":")
                    .append(eventId(number, index))
                    .append(",\"type\":\"")
                    .append(type(number, index))
                    .append("\"}");
        }
        return body.append("],\"signature\":\"").append(signature).append("\"}").toString();
    }

    String signature(int number) {
        return Signatures.of(id(number), tenantOf(number).signKey());
    }

    /** Whether a record says what the callback said. */
    boolean matches(int number, String key, ContractEvent event) {
        Tenant tenant = tenantOf(number);
        int index = event.getEventIndex();
        Long eventId = event.getEventId();
        return key.equals(RecordKeys.contract(tenant.accountId(), contractId(number)))
                && event.getAccountId() == tenant.accountId()
                && event.getContractId() == contractId(number)
                && event.getEndpointId().equals(tenant.endpointId())
                && event.getEventCount() == events(number)
                && index >= 0
                && index < events(number)
                && eventId != null
                && eventId == eventId(number, index)
                && event.getEventType().equals(type(number, index));
    }

    static long eventId(int number, int index) {
        return 1L + position(number, index);
    }

    static String type(int number, int index) {
        return TYPES.get(Math.floorMod(number + index, TYPES.size()));
    }

    private static String id(long tag, int number) {
        return hex(tag, 16) + hex(number, 8) + hex(mix(tag ^ number), 16);
    }

    private static int numberOf(long tag, String id) {
        if (id.length() != ID_LENGTH || !id.startsWith(hex(tag, 16))) {
            return -1;
        }
        try {
            int number = Integer.parseUnsignedInt(id, 16, 24, 16);
            return number >= 0 && id.equals(id(tag, number)) ? number : -1;
        } catch (NumberFormatException e) {
            // Not an id that was made here.
            return -1;
        }
    }

    private static String hex(long value, int digits) {
        return java.util.HexFormat.of().toHexDigits(value, digits);
    }

    /** The finalizer of SplitMix64: neighbours become strangers. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
