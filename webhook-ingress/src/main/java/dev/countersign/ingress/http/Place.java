package dev.countersign.ingress.http;

/** The place of one request, with what it holds of the room for bodies. For one thread at a time. */
final class Place {

    private final Room room;
    private final Runnable leave;
    private int held;
    private boolean left;

    /**
     * A place in a room that has been entered.
     *
     * @param leave leaves the room
     */
    Place(Room room, Runnable leave) {
        this.room = room;
        this.leave = leave;
    }

    /** Holds so many bytes, instead of those it held before; false, and nothing changed, when there is no room. */
    boolean tryHold(int size) {
        int more = size - held;
        if (left || (more > 0 && !room.tryTake(more))) {
            return false;
        }
        if (more < 0) {
            room.giveBack(-more);
        }
        held = size;
        return true;
    }

    /** Gives everything back, for good. */
    void leave() {
        if (!left) {
            tryHold(0);
            left = true;
            leave.run();
        }
    }
}
