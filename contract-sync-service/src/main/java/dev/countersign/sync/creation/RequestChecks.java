package dev.countersign.sync.creation;

import dev.countersign.oneflow.model.ContractField;
import dev.countersign.oneflow.model.NewContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be told of a request without asking Oneflow; every problem at once. */
final class RequestChecks {

    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_MESSAGE = 10_000;
    private static final int MOST_FIELDS = 500;
    private static final int SHOWN = 60;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern SIGN_METHOD = Pattern.compile("[a-z0-9_]{1,60}");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9][0-9 ()./-]{4,30}");
    private static final Pattern EMAIL = Pattern.compile(
            "[^@\\s\\p{C}\"(),:;<>\\[\\]\\\\]+@[^@\\s\\p{C}\\p{Punct}](?:[^@\\s\\p{C},;:]*[^@\\s\\p{C}\\p{Punct}])?\\.[\\p{L}\\p{N}-]{2,63}");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");
    private static final Pattern UNPRINTABLE_BUT_LINES = Pattern.compile("[\\p{C}&&[^\\n\\r\\t]]");

    private final List<Problem> problems = new ArrayList<>();

    private RequestChecks() {}

    static List<Problem> of(RequestedContract contract) {
        RequestChecks checks = new RequestChecks();
        checks.id("workspaceId", contract.workspaceId(), "workspace_missing");
        checks.id("templateId", contract.templateId(), "template_missing");
        checks.required("name", contract.name(), "name", NewContract.MAX_NAME_LENGTH);
        checks.fields(contract);
        checks.participant(contract.participant());
        checks.optional("subject", contract.subject(), "subject", LONGEST_TEXT, UNPRINTABLE);
        checks.optional("message", contract.message(), "message", LONGEST_MESSAGE, UNPRINTABLE_BUT_LINES);
        return List.copyOf(checks.problems);
    }

    /** A name from a request as it may stand in a message. */
    static String shown(String text) {
        String clean = UNPRINTABLE.matcher(text).replaceAll("");
        return clean.length() <= SHOWN
                ? clean
                : clean.substring(
                                0,
                                clean.offsetByCodePoints(0, Math.min(SHOWN, clean.codePointCount(0, clean.length()))))
                        + "…";
    }

    private void fields(RequestedContract contract) {
        if (contract.dataFields().size() > MOST_FIELDS) {
            add("dataFields", "data_fields_too_many", "There are more than " + MOST_FIELDS + " data fields.");
            return;
        }
        contract.dataFields().forEach((customId, value) -> {
            String field = "dataFields." + shown(customId);
            if (customId.isBlank()
                    || customId.length() > LONGEST_TEXT
                    || UNPRINTABLE.matcher(customId).find()) {
                add(field, "data_field_malformed", "A custom_id has 1 to " + LONGEST_TEXT + " printable characters.");
            }
            if (value.length() > ContractField.MAX_VALUE_LENGTH) {
                add(
                        field,
                        "data_field_too_long",
                        "The value has " + value.length() + " characters; Oneflow takes "
                                + ContractField.MAX_VALUE_LENGTH + ".");
            }
            if (UNPRINTABLE_BUT_LINES.matcher(value).find()) {
                add(field, "data_field_malformed", "The value holds control characters.");
            }
        });
    }

    private void participant(RequestedContract.Person person) {
        required("participant.name", person.name(), "participant_name", LONGEST_TEXT);
        email(person.email());
        phone(person);
        optional(
                "participant.identificationNumber",
                person.identificationNumber(),
                "participant_identification_number",
                LONGEST_TEXT,
                UNPRINTABLE);
        optional("participant.title", person.title(), "participant_title", LONGEST_TEXT, UNPRINTABLE);
        if (!COUNTRIES.contains(person.countryCode())) {
            add(
                    "participant.countryCode",
                    "participant_country_unknown",
                    "This is no country of ISO 3166-1: two capital letters, for example SE.");
        }
        if (!SIGN_METHOD.matcher(person.signMethod()).matches()) {
            add(
                    "participant.signMethod",
                    "participant_sign_method_malformed",
                    "This is no sign method of Oneflow, for example standard_esign.");
        }
    }

    private void email(String email) {
        if (email.isBlank()) {
            add(
                    "participant.email",
                    "participant_email_missing",
                    "The participant has no e-mail address, and the contract is sent there.");
        } else if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            add(
                    "participant.email",
                    "participant_email_malformed",
                    "This is not an e-mail address: expected one like name@company.com, at most " + LONGEST_EMAIL
                            + " characters.");
        }
    }

    private void phone(RequestedContract.Person person) {
        String phone = person.phoneNumber();
        if (phone == null || phone.isBlank()) {
            if (person.signMethod().equals("sms")) {
                add("participant.phoneNumber", "participant_phone_missing", "Signing by sms needs a phone number.");
            }
        } else if (!PHONE.matcher(phone).matches()) {
            add(
                    "participant.phoneNumber",
                    "participant_phone_malformed",
                    "This is not a phone number with its country code, for example +46 70 123 45 67.");
        }
    }

    private void id(String field, long id, String code) {
        if (id <= 0) {
            add(field, code, "Oneflow's ids are positive numbers; this one is missing or is none.");
        }
    }

    private void required(String field, String text, String code, int longest) {
        if (text.isBlank()) {
            add(field, code + "_missing", "It is missing or blank.");
        } else {
            optional(field, text, code, longest, UNPRINTABLE);
        }
    }

    private void optional(String field, @Nullable String text, String code, int longest, Pattern unwanted) {
        if (text == null) {
            return;
        }
        if (text.length() > longest) {
            add(field, code + "_too_long", "It has " + text.length() + " characters; " + longest + " are taken.");
        }
        if (unwanted.matcher(text).find()) {
            add(field, code + "_malformed", "It holds control characters.");
        }
    }

    private void add(String field, String code, String message) {
        problems.add(new Problem(field, code, message));
    }
}
