package dev.countersign.local.capacity;

/**
 * Something that carries only so much.
 *
 * @param what it is
 * @param needed at the peak
 * @param unit of what is needed and carried
 * @param each what one of it carries
 * @param there how many there are
 */
record Limit(String what, double needed, String unit, double each, int there) {

    /** How many there must be. */
    long required() {
        return (long) Math.ceil(needed / each);
    }

    /** How much of the demand what is there carries: below 1 it is too little. */
    double carried() {
        return each * there / needed;
    }
}
