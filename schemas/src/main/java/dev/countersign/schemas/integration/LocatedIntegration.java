package dev.countersign.schemas.integration;

/** A description together with where each entry of it stands, for whoever checks it further. */
public final class LocatedIntegration {

    private final IntegrationDescription description;
    private final String name;
    private final YamlPlaces places;

    LocatedIntegration(IntegrationDescription description, String name, YamlPlaces places) {
        this.description = description;
        this.name = name;
        this.places = places;
    }

    /** What the file says. */
    public IntegrationDescription description() {
        return description;
    }

    /**
     * An entry is wrong for a reason that the file's reader can't know.
     *
     * @param property for example {@code dataFields[1].hrmAttribute}
     * @param message what is wrong and what is allowed
     */
    public InvalidIntegrationException invalid(String property, String message) {
        return new InvalidIntegrationException(
                IntegrationFile.message(name, places, PropertyPath.parse(property), message), null);
    }
}
