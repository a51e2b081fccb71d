package dev.countersign.sandbox.control;

/**
 * How the partner's Setup URL is called. Oneflow tells the names of the parameters only to partners, so they are settings on both sides.
 *
 * @param setupUrl where the browser goes when the extension has been enabled
 * @param returnUrl where the partner sends it back to; empty means the sandbox's own page
 */
public record SetupCallSettings(
        String setupUrl,
        String returnUrl,
        String tokenParameter,
        String accountIdParameter,
        String userEmailParameter,
        String returnUrlParameter) {

    public static SetupCallSettings defaults() {
        return new SetupCallSettings(
                "http://127.0.0.1:18110/api/integrations/oneflow/setup",
                "",
                "token",
                "account_id",
                "user_email",
                "return_url");
    }

    public SetupCallSettings withSetupUrl(String url) {
        return new SetupCallSettings(
                url, returnUrl, tokenParameter, accountIdParameter, userEmailParameter, returnUrlParameter);
    }

    public SetupCallSettings withReturnUrl(String url) {
        return new SetupCallSettings(
                setupUrl, url, tokenParameter, accountIdParameter, userEmailParameter, returnUrlParameter);
    }

    /** Other parameter names, in the order token, account id, user e-mail, return URL. */
    public SetupCallSettings withParameterNames(String token, String accountId, String userEmail, String back) {
        return new SetupCallSettings(setupUrl, returnUrl, token, accountId, userEmail, back);
    }
}
