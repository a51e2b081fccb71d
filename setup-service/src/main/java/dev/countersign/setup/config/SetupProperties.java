package dev.countersign.setup.config;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the setup service is told.
 *
 * @param publicUrl where browsers reach this service; https makes the session cookie secure
 * @param webhookBaseUrl where Oneflow calls the ingress, without the endpoint's id: the callback URL is this, a slash and the id
 * @param returnUrl where "Back to Oneflow" leads when the Setup call names no acceptable address
 * @param returnOrigins further origins that a Setup call may name for the way back
 * @param automatic how the Setup URL is called in the Automatic method
 * @param tokenAttempts how often tokens may be tried
 * @param hrm which HRM addresses an admin may type
 * @param provisioning how the saga is run
 */
@ConfigurationProperties("countersign.setup")
public record SetupProperties(
        URI publicUrl,
        URI webhookBaseUrl,
        @DefaultValue("https://app.oneflow.com/") URI returnUrl,
        @DefaultValue("https://app.oneflow.com") List<URI> returnOrigins,
        @DefaultValue Automatic automatic,
        @DefaultValue TokenAttempts tokenAttempts,
        @DefaultValue Hrm hrm,
        @NestedConfigurationProperty @DefaultValue ProvisioningProperties provisioning) {

    private static final int LONGEST_CALLBACK_BASE = 900;

    public SetupProperties {
        PropertyChecks.httpUrl("countersign.setup.public-url", publicUrl);
        PropertyChecks.httpUrl("countersign.setup.webhook-base-url", webhookBaseUrl);
        PropertyChecks.httpUrl("countersign.setup.return-url", returnUrl);
        returnOrigins = List.copyOf(returnOrigins);
        returnOrigins.forEach(origin -> PropertyChecks.httpUrl("countersign.setup.return-origins", origin));
        if (webhookBaseUrl.getQuery() != null || webhookBaseUrl.toString().length() > LONGEST_CALLBACK_BASE) {
            throw new IllegalArgumentException("countersign.setup.webhook-base-url must have no query and at most "
                    + LONGEST_CALLBACK_BASE + " characters, it is " + webhookBaseUrl);
        }
    }

    /** Whether browsers come by https only. */
    public boolean isServedSecurely() {
        return "https".equals(publicUrl.getScheme());
    }

    /** The callback URL of an endpoint. */
    public String callbackUrl(String endpointId) {
        String base = webhookBaseUrl.toString();
        return (base.endsWith("/") ? base : base + "/") + endpointId;
    }

    /** How the parameters of a call of the Setup URL come. */
    public enum RequestForm {
        /** A GET with a query. */
        QUERY,
        /** A POST of a form. */
        FORM
    }

    /**
     * How Oneflow calls the Setup URL; it tells that only to partners.
     *
     * @param requestForms those that are taken
     * @param tokenParameter name of the parameter with the account's token
     * @param accountIdParameter name of the parameter with the account's id
     * @param userEmailParameter name of the parameter with the admin's e-mail address
     * @param returnUrlParameter name of the parameter with the address of the way back
     */
    public record Automatic(
            @DefaultValue({"query", "form"}) Set<RequestForm> requestForms,
            @DefaultValue("token") String tokenParameter,
            @DefaultValue("account_id") String accountIdParameter,
            @DefaultValue("user_email") String userEmailParameter,
            @DefaultValue("return_url") String returnUrlParameter) {

        private static final String PREFIX = "countersign.setup.automatic.";

        public Automatic {
            requestForms = Set.copyOf(requestForms);
            if (requestForms.isEmpty()) {
                throw new IllegalArgumentException(
                        PREFIX + "request-forms must list query, form or both, it lists nothing");
            }
            PropertyChecks.parameterName(PREFIX + "token-parameter", tokenParameter);
            PropertyChecks.parameterName(PREFIX + "account-id-parameter", accountIdParameter);
            PropertyChecks.parameterName(PREFIX + "user-email-parameter", userEmailParameter);
            PropertyChecks.parameterName(PREFIX + "return-url-parameter", returnUrlParameter);
        }
    }

    /**
     * How often tokens may be tried in a minute.
     *
     * @param perAddress by a client, which is an IPv4 address or an IPv6 network of 64 bits
     * @param overall by all clients of this process together
     */
    public record TokenAttempts(
            @DefaultValue("60") int perAddress,
            @DefaultValue("600") int overall) {

        public TokenAttempts {
            if (perAddress < 1 || overall < perAddress) {
                throw new IllegalArgumentException(
                        "countersign.setup.token-attempts.per-address must be at least 1 and "
                                + "overall at least that, they are " + perAddress + " and " + overall);
            }
        }
    }

    /**
     * Which addresses an admin may type.
     *
     * @param allowedInternalHosts {@code host} or {@code host:port} that may be internal and may be reached by plain http
     */
    public record Hrm(@DefaultValue List<String> allowedInternalHosts) {
        public Hrm {
            allowedInternalHosts = List.copyOf(allowedInternalHosts);
            for (String host : allowedInternalHosts) {
                if (!host.matches("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?")) {
                    throw new IllegalArgumentException("countersign.setup.hrm.allowed-internal-hosts must list host or "
                            + "host:port (IPv6 in brackets), it has '" + host + "'");
                }
            }
        }
    }
}
