package dev.countersign.sync.mapping;

import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.sync.hrm.Attributes;
import dev.countersign.sync.hrm.Wanted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Collects what the fields of one contract say, each read by its type. An empty field says nothing: it does not clear the HRM's value. */
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
            note(field.hrmAttribute(), source, MappedField.EMPTY);
            return;
        }
        switch (field.type()) {
            case TEXT, MANAGER -> add(field.hrmAttribute(), text, source, field.owner());
            case ADDRESS -> add(field.hrmAttribute(), Texts.address(value), source, field.owner());
            case NAME -> addName(NameText.read(text), source, field.owner());
            case DATE -> addDate(field, DateText.read(text), source);
        }
    }

    /** Adds a value for an attribute that no data field speaks of, for records that lack it. */
    void fillGap(String attribute, String value, String source) {
        boolean spokenOf = fields.stream().anyMatch(field -> field.attribute().equals(attribute));
        if (!spokenOf && !value.isEmpty()) {
            add(attribute, value, source, ValueOwner.FILL_IF_EMPTY);
        }
    }

    /** A record without any name is of no use: when the data field is empty, the participant's name fills in. */
    void fillNameGap(String name, String source) {
        String text = Texts.oneLine(name);
        boolean named = wanted.stream().anyMatch(each -> each.attribute().equals(Attributes.DISPLAY_NAME));
        if (!named && !text.isEmpty()) {
            addName(NameText.read(text), source, ValueOwner.FILL_IF_EMPTY);
        }
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
