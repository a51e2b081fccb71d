package dev.countersign.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TextsTest {

    @Test
    void an_address_over_several_lines_becomes_one() {
        assertThat(Texts.address("Storgatan 1,\r\n\n 111 22  Stockholm\nSweden "))
                .isEqualTo("Storgatan 1, 111 22 Stockholm, Sweden");
    }

    @Test
    void numbers_and_addresses_compare_whatever_the_blanks_and_the_case() {
        assertThat(Texts.number(" ab 12-3 ")).isEqualTo("AB12-3");
        assertThat(Texts.email(" Anna@Example.COM ")).isEqualTo("anna@example.com");
    }

    @Property(tries = 300)
    void cleaning_twice_changes_nothing_more(@ForAll String text) {
        String once = Texts.oneLine(text);
        assertThat(Texts.oneLine(once)).isEqualTo(once);
        String address = Texts.address(text);
        assertThat(Texts.address(address)).isEqualTo(address);
    }
}
