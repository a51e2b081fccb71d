package dev.countersign.local.chaos;

/** Calls that somebody without the sign key can make: they must be refused, and nothing of them may be published. */
final class Forgeries {

    private static final int KINDS = 4;

    private final Callbacks callbacks;

    Forgeries(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** A forged call about the contract of a genuine callback, of one of four kinds in turn. */
    String body(int number, long turn) {
        String id = callbacks.forgedId(number);
        return callbacks.body(
                number,
                id,
                switch ((int) (turn % KINDS)) {
                    // The key of another customer.
                    case 0 ->
                        Signatures.of(id, callbacks.otherTenantThanOf(number).signKey());
                    // Captured from a genuine call.
                    case 1 -> callbacks.signature(number);
                    // Without a key.
                    case 2 -> Signatures.of(id, "");
                    default -> "";
                });
    }
}
