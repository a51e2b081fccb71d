package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.state.Participant;
import dev.countersign.sandbox.state.Party;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parties as JSON: a company has {@code participants}, an individual has one {@code participant}. */
final class PartyViews {

    private PartyViews() {}

    static ObjectNode party(Party party) {
        ObjectNode node = Json.object();
        node.putObject("_private_ownerside")
                .put("created_time", Times.text(party.createdTime()))
                .putNull("updated_time");
        node.put("country_code", party.countryCode())
                .put("id", party.id())
                .put("identification_number", party.identificationNumber())
                .put("my_party", party.myParty())
                .put("name", party.name());
        if (party.individual()) {
            node.set("participant", participant(party, party.participants().getFirst()));
        } else {
            ArrayNode list = node.putArray("participants");
            party.participants().forEach(participant -> list.add(participant(party, participant)));
        }
        return node.put("type", party.individual() ? "individual" : "company");
    }

    static ObjectNode participant(Party party, Participant participant) {
        Participant.Details details = participant.details();
        ObjectNode node = Json.object();
        node.putObject("_permissions").put("contract:update", details.mayUpdate());
        node.putObject("_private_ownerside")
                .put("created_time", Times.text(participant.createdTime()))
                .put("first_visited_time", Times.text(participant.firstVisitedTime()))
                .put("last_visited_time", Times.text(participant.lastVisitedTime()))
                .put("updated_time", Times.text(participant.signStateUpdatedTime()))
                .put("visits", participant.visits());
        return node.put("delivery_channel", details.deliveryChannel())
                .put("delivery_status", participant.deliveryStatus())
                .put("email", details.email())
                .put("id", participant.id())
                .put("identification_number", details.identificationNumber())
                .put("my_participant", party.myParty() && participant.organizer())
                .put("name", details.name())
                .put("organizer", participant.organizer())
                .put("phone_number", details.phoneNumber())
                .put("sign_method", details.signMethod())
                .put("sign_state", participant.signState())
                .put("sign_state_updated_time", Times.text(participant.signStateUpdatedTime()))
                .put("signatory", details.signatory())
                .put("title", details.title())
                .put("two_step_authentication_method", "none");
    }
}
