package dev.countersign.sync.mapping;

import dev.countersign.oneflow.model.Participant;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.ParticipantSource;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.schemas.integration.WhenEmpty;
import dev.countersign.sync.hrm.Attributes;
import dev.countersign.sync.hrm.Wanted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what the fields of one contract and its participant say, each read by its type. What an empty one means is its policy's to say. */
final class FieldReader {

    private final List<Wanted> wanted = new ArrayList<>();
    private final List<MappedField> fields = new ArrayList<>();

    List<Wanted> wanted() {
        return wanted;
    }

    List<MappedField> fields() {
        return fields;
    }

    void read(DataField field, String value) {
        String source = "data_field:" + field.customId();
        String text = Texts.oneLine(value);
        if (text.isEmpty()) {
            clear(field.hrmAttribute(), source, field.owner(), field.whenEmpty());
            return;
        }
        switch (field.type()) {
            case TEXT, MANAGER -> add(field.hrmAttribute(), text, source, field.owner());
            case ADDRESS -> add(field.hrmAttribute(), Texts.address(value), source, field.owner());
            case NAME -> addName(NameText.read(text), source, field.owner());
            case DATE -> addDate(field, DateText.read(text), source);
        }
    }

    /** A property of the participant, for an attribute that no data field speaks of; a name also where the data field is empty. */
    void read(ParticipantSource source, Participant person) {
        String attribute = source.hrmAttribute();
        String from = "participant:" + source.property().name().toLowerCase(Locale.ROOT);
        String text = value(source, person);
        if (attribute.equals(Attributes.NAME)) {
            readName(source, text, from);
        } else if (fields.stream().noneMatch(field -> field.attribute().equals(attribute))) {
            if (!text.isEmpty()) {
                add(attribute, text, from, source.owner());
            } else if (source.whenEmpty() != WhenEmpty.KEEP) {
                clear(attribute, from, source.owner(), source.whenEmpty());
            }
        }
    }

    private void readName(ParticipantSource source, String text, String from) {
        boolean named = wanted.stream().anyMatch(each -> each.attribute().equals(Attributes.DISPLAY_NAME));
        if (!named && !text.isEmpty()) {
            addName(NameText.read(text), from, source.owner());
        }
    }

    private static String value(ParticipantSource source, Participant person) {
        return switch (source.property()) {
            case NAME -> Texts.oneLine(Texts.orEmpty(person.name()));
            case EMAIL -> Texts.email(Texts.orEmpty(person.email()));
            case PHONE_NUMBER -> Texts.oneLine(Texts.orEmpty(person.phoneNumber()));
            case IDENTIFICATION_NUMBER -> Texts.number(Texts.orEmpty(person.identificationNumber()));
            case TITLE -> Texts.oneLine(Texts.orEmpty(person.title()));
        };
    }

    /** A record without any name is of no use: a name is never cleared. */
    private void clear(String attribute, String source, ValueOwner owner, WhenEmpty whenEmpty) {
        if (whenEmpty != WhenEmpty.KEEP && !attribute.equals(Attributes.NAME)) {
            wanted.add(new Wanted(attribute, "", source, owner, whenEmpty));
        }
        note(attribute, source, MappedField.EMPTY);
    }

    private void addName(NameText name, String source, ValueOwner owner) {
        if (!name.given().isEmpty()) {
            wanted.add(new Wanted(Attributes.GIVEN_NAME, name.given(), source, owner));
        }
        wanted.add(new Wanted(Attributes.FAMILY_NAME, name.family(), source, owner));
        wanted.add(new Wanted(Attributes.DISPLAY_NAME, name.full(), source, owner));
        note(Attributes.NAME, source, MappedField.MAPPED);
    }

    private void addDate(DataField field, DateText.Reading reading, String source) {
        switch (reading) {
            case DateText.Reading.Day(LocalDate date) ->
                add(field.hrmAttribute(), date.toString(), source, field.owner());
            case DateText.Reading.Ambiguous _ -> note(field.hrmAttribute(), source, MappedField.AMBIGUOUS_DATE);
            case DateText.Reading.Unreadable _ -> note(field.hrmAttribute(), source, MappedField.UNREADABLE_DATE);
        }
    }

    private void add(String attribute, String value, String source, ValueOwner owner) {
        wanted.add(new Wanted(attribute, value, source, owner));
        note(attribute, source, MappedField.MAPPED);
    }

    private void note(String attribute, String source, String status) {
        fields.add(new MappedField(attribute, source, status));
    }
}
