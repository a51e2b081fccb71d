package dev.countersign.sync.hrm.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * One kind of HRM, as a file describes it.
 *
 * @param kind the name in the accounts' credentials
 * @param name for people
 * @param address an example of a base URL, for people; null: there is none
 * @param find searches by what identifies an employee, in the order in which they are tried
 * @param people searches by name or e-mail address, for managers
 * @param record where the answer to a reading has the record
 * @param version null: this kind of HRM has none
 */
record RestDescription(
        String kind,
        String name,
        @Nullable String address,
        Authentication authentication,
        Map<String, RestAttribute> attributes,
        List<Lookup> find,
        List<Lookup> people,
        RequestTemplate read,
        JsonPointer record,
        RequestTemplate create,
        NewId newId,
        RequestTemplate update,
        RequestTemplate check,
        @Nullable VersionToken version,
        AnswerRules answers) {}
