package dev.countersign.oneflow;

/** The endpoints with what matters for retries: whether asking twice does harm. The text is what metrics and error messages show. */
enum Endpoint {
    PING("GET /ping"),
    ACCOUNT("GET /accounts/me"),
    USERS("GET /users"),
    TEMPLATE_GROUPS("GET /template_types"),
    TEMPLATE_GROUP("GET /template_types/{id}"),
    CREATE_TEMPLATE_GROUP("POST /template_types"),
    REPLACE_TEMPLATE_FIELDS("PUT /template_types/{id}/data_fields"),
    WORKSPACE("GET /workspaces/{id}"),
    TEMPLATE("GET /templates/{id}"),
    WEBHOOKS("GET /webhooks"),
    WEBHOOK("GET /webhooks/{id}"),
    CREATE_WEBHOOK("POST /webhooks"),
    UPDATE_WEBHOOK("PUT /webhooks/{id}"),
    DELETE_WEBHOOK("DELETE /webhooks/{id}"),
    CONTRACTS("GET /contracts"),
    CONTRACT("GET /contracts/{id}"),
    CREATE_CONTRACT("POST /contracts/create"),
    UPDATE_CONTRACT("PUT /contracts/{id}"),
    PUBLISH_CONTRACT("POST /contracts/{id}/publish"),
    CONTRACT_FIELDS("GET /contracts/{id}/data_fields"),
    UPDATE_CONTRACT_FIELD("PUT /contracts/{id}/data_fields/{field}"),
    CONTRACT_FILES("GET /contracts/{id}/files"),
    CONTRACT_FILE("GET /contracts/{id}/files/{file}");

    private final String text;

    Endpoint(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean idempotent() {
        return !text.startsWith("POST");
    }

    boolean changesSomething() {
        return !text.startsWith("GET");
    }
}
