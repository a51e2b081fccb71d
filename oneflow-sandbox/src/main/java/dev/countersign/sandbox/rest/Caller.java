package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.User;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a REST call.
 *
 * @param user null for the anonymous admin, as whom Oneflow treats calls without a user's e-mail address
 * @param asCreator whether the call is made as the contract's creator ({@code __CREATOR__})
 */
record Caller(Account account, @Nullable User user, boolean asCreator) {

    static final String EMAIL_HEADER = "x-oneflow-user-email";
    static final String CREATOR = "__CREATOR__";

    /**
     * @throws ApiProblem 400 when the call does not say for which user it is made
     */
    void requireUser() {
        if (user == null && !asCreator) {
            throw ApiProblem.invalid(EMAIL_HEADER, "This header is required.");
        }
    }

    /**
     * @throws ApiProblem 403 when it is made for a user who is not an admin
     */
    void requireAdmin() {
        if (user != null && !user.admin()) {
            throw ApiProblem.of(403, "Only admin users are allowed to do this.");
        }
    }

    String email() {
        return user == null ? account.admin().email() : user.email();
    }

    String email(Contract contract) {
        return asCreator ? contract.creatorEmail() : email();
    }
}
