package dev.countersign.sync.hrm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Iterator;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "2002:7f00:1::1",
                "64:ff9b::7f00:1"
            })
    void internal_addresses_are_refused(String address) {
        AddressGuard guard = guard(address);
        assertThatThrownBy(() -> guard.resolve("hrm.example.com"))
                .isInstanceOf(AddressGuard.BlockedAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "2606:2800:220:1::1"})
    void public_addresses_are_not(String address) throws UnknownHostException {
        assertThat(guard(address).resolve("hrm.example.com")).hasSize(1);
    }

    @Test
    void one_internal_address_among_several_is_enough() {
        AddressGuard guard = guard("93.184.216.34", "10.0.0.1");
        assertThatThrownBy(() -> guard.resolve("hrm.example.com"))
                .isInstanceOf(AddressGuard.BlockedAddressException.class);
    }

    @Test
    void a_name_that_was_public_and_leads_inside_by_the_time_of_a_connection_is_refused() throws UnknownHostException {
        // Given
        Iterator<String> rebinding = List.of("93.184.216.34", "127.0.0.1").iterator();
        AddressGuard guard = new AddressGuard(List.of(), new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return resolver(rebinding.next()).resolve(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });
        guard.resolve("hrm.example.com");

        // When / Then
        assertThatThrownBy(() -> guard.resolve("hrm.example.com"))
                .isInstanceOf(AddressGuard.BlockedAddressException.class);
    }

    @Test
    void what_configuration_allows_may_be_internal_and_plain() throws UnknownHostException {
        AddressGuard guard = new AddressGuard(List.of("hrm.local:8080"), resolver("10.0.0.1"));
        assertThat(guard.resolve("HRM.local")).hasSize(1);
        assertThat(guard.accepts(URI.create("http://hrm.local:8080/scim"))).isTrue();
        assertThat(guard.accepts(URI.create("http://hrm.local:9090/scim"))).isFalse();
        assertThat(guard.accepts(URI.create("http://hrm.example.com/scim"))).isFalse();
        assertThat(guard.accepts(URI.create("https://hrm.example.com/scim"))).isTrue();
        assertThat(guard.accepts(URI.create("https://user@hrm.example.com/scim")))
                .isFalse();
        assertThat(guard.accepts(URI.create("file:///etc/passwd"))).isFalse();
    }

    @Test
    void a_host_that_is_listed_with_ports_is_refused_at_others_also_by_https() {
        AddressGuard guard =
                new AddressGuard(List.of("hrm.local:8443", "hrm.local:9443", "any.local", "[::1]:8443"), resolver());
        assertThat(guard.accepts(URI.create("https://hrm.local:8443/scim"))).isTrue();
        assertThat(guard.accepts(URI.create("https://HRM.local:9443/scim"))).isTrue();
        assertThat(guard.accepts(URI.create("https://hrm.local:5432/scim"))).isFalse();
        assertThat(guard.accepts(URI.create("https://hrm.local/scim"))).isFalse();
        assertThat(guard.accepts(URI.create("https://any.local:5432/scim"))).isTrue();
        assertThat(guard.accepts(URI.create("https://[::1]:8443/scim"))).isTrue();
        assertThat(guard.accepts(URI.create("https://[::1]:5432/scim"))).isFalse();
        assertThat(guard.accepts(URI.create("//hrm.local:8443/scim"))).isFalse();
    }

    private static AddressGuard guard(String... addresses) {
        return new AddressGuard(List.of(), resolver(addresses));
    }

    private static DnsResolver resolver(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress[] found = new InetAddress[addresses.length];
                for (int i = 0; i < addresses.length; i++) {
                    found[i] = InetAddress.getByName(addresses[i]);
                }
                return found;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
