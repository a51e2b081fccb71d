package dev.countersign.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NameTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna Andersson|Anna|Andersson|Anna Andersson",
                "Anna Maria Andersson|Anna Maria|Andersson|Anna Maria Andersson",
                "Ludwig van der Berg|Ludwig|van der Berg|Ludwig van der Berg",
                "Andersson, Anna|Anna|Andersson|Anna Andersson",
                "  Anna   Andersson |Anna|Andersson|Anna Andersson",
                "Madonna|''|Madonna|Madonna",
                "von Trapp|von|Trapp|von Trapp"
            })
    void a_name_is_parted(String written, String given, String family, String full) {
        assertThat(NameText.read(written)).isEqualTo(new NameText(given, family, full));
    }

    @Property(tries = 200)
    void nothing_of_a_name_is_lost(
            @ForAll @Size(min = 1, max = 6) List<@AlphaChars @StringLength(min = 1, max = 10) String> words) {
        String full = String.join(" ", words);
        NameText name = NameText.read(full);
        assertThat(name.full()).isEqualTo(full);
        assertThat(name.family()).isNotEmpty();
        assertThat((name.given() + " " + name.family()).strip()).isEqualTo(full);
    }

    @Property(tries = 300)
    void no_text_makes_the_reader_throw(@ForAll String text) {
        assertThat(NameText.read(text)).isNotNull();
    }
}
