package dev.countersign.sync.creation;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The contract that is asked for, as it was asked for: nothing of it is checked yet. Personal data.
 *
 * @param dataFields values by custom id
 * @param publish whether it is sent to the participant
 * @param subject of the invitation; null: Oneflow's own
 * @param message of the invitation; null: none
 */
record RequestedContract(
        long workspaceId,
        long templateId,
        String name,
        SortedMap<String, String> dataFields,
        Person participant,
        boolean publish,
        @Nullable String subject,
        @Nullable String message) {

    RequestedContract {
        dataFields = new TreeMap<>(dataFields);
    }

    /** Who is to sign. */
    record Person(
            String name,
            String email,
            @Nullable String phoneNumber,
            @Nullable String identificationNumber,
            @Nullable String title,
            String countryCode,
            String signMethod) {
        @Override
        public String toString() {
            return "Person[]";
        }
    }

    @Override
    public String toString() {
        return "RequestedContract[templateId=" + templateId + "]";
    }
}
