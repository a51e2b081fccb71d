package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code available_options} of templates and contracts: always the same in the sandbox. */
final class Options {

    private Options() {}

    static ObjectNode available() {
        ObjectNode options = Json.object()
                .put("can_receive_attachments", true)
                .put("can_receive_expanded_pdf", true)
                .put("can_receive_products", false);
        ArrayNode channels = options.putArray("delivery_channels");
        needing(channels.addObject(), "email", true, "email");
        needing(channels.addObject(), "sms", false, "phone_number");
        options.putArray("sign_methods")
                .addObject()
                .put("name", "standard_esign")
                .put("preferred", true);
        needing(options.putArray("two_step_authentication_methods").addObject(), "none", true);
        return options;
    }

    private static void needing(ObjectNode option, String name, boolean preferred, String... attributes) {
        option.put("name", name).put("preferred", preferred);
        ArrayNode required = option.putArray("required_participant_attributes");
        for (String attribute : attributes) {
            required.add(attribute);
        }
    }
}
