package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** Body of {@code PUT /contracts/{id}} that changes the name. */
@Serdeable
public record RenameJson(@JsonProperty("_private") OwnData ownData) {

    /** The body for this name. */
    public static RenameJson of(String name) {
        return new RenameJson(new OwnData(name));
    }

    @Override
    public String toString() {
        return "RenameJson[]";
    }

    /** What the owner's side alone sees. */
    @Serdeable
    public record OwnData(String name) {

        @Override
        public String toString() {
            return "OwnData[]";
        }
    }
}
