package dev.countersign.setup.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.TestProperties;
import dev.countersign.setup.onboarding.UrlGuard.Reason;
import dev.countersign.setup.onboarding.UrlGuard.Verdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlGuardTest {

    private final UrlGuard guard = new UrlGuard(TestProperties.setup("127.0.0.1:18090", "hr.intranet", "[::1]:8443"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.216.34/scim/v2",
                " https://93.184.216.34:8443/scim ",
                "https://[2606:4700::1111]/scim",
                "http://127.0.0.1:18090/scim/v2",
                "http://hr.intranet/scim",
                "https://hr.intranet:9443/scim",
                "https://[::1]:8443/scim"
            })
    void public_addresses_and_allowed_ones_are_accepted(String url) {
        assertThat(guard.check(url)).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/scim",
                "http://127.0.0.1:18091/scim",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://localhost/",
                "https://LOCALHOST./",
                "https://db/",
                "https://hr.local/",
                "https://metadata.google.internal/"
            })
    void addresses_that_lead_inside_are_refused_however_they_are_spelt(String url) {
        assertThat(guard.check(url)).isEqualTo(new Verdict.Refused(Reason.INTERNAL));
    }

    @ParameterizedTest
    @CsvSource({
        "'',MISSING",
        "'   ',MISSING",
        "not an address,MALFORMED",
        "ftp://93.184.216.34/,MALFORMED",
        "javascript:alert(1),MALFORMED",
        "https:///scim,MALFORMED",
        "https://127.1/,MALFORMED",
        "https://0x7f.0.0.0x1/,MALFORMED",
        "https://user:secret@93.184.216.34/,MALFORMED",
        "https://93.184.216.34/scim?key=1,MALFORMED",
        "https://93.184.216.34/scim#top,MALFORMED",
        "https://93.184.216.34:0/,MALFORMED",
        "https://93.184.216.34:70000/,MALFORMED",
        "http://93.184.216.34/scim,NOT_HTTPS"
    })
    void what_is_no_plain_https_address_is_refused(String url, Reason reason) {
        assertThat(guard.check(url)).isEqualTo(new Verdict.Refused(reason));
    }

    @Test
    void a_very_long_address_is_refused() {
        assertThat(guard.check("https://93.184.216.34/" + "a".repeat(500)))
                .isEqualTo(new Verdict.Refused(Reason.MALFORMED));
    }

    @Property(tries = 300)
    void whatever_is_typed_gets_a_verdict(@ForAll String text) {
        // Letters are left out of the host, so that nothing is looked up.
        assertThat(guard.check("https://" + text.replaceAll("[A-Za-z]", "1"))).isNotNull();
    }
}
