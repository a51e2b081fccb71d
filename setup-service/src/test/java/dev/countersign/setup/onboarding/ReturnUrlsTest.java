package dev.countersign.setup.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.TestProperties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReturnUrlsTest {

    private static final String FALLBACK = "https://app.oneflow.com/";

    private final ReturnUrls urls = new ReturnUrls(TestProperties.setup());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.oneflow.com/marketplace/demo?tab=setup",
                "https://APP.oneflow.com:443/marketplace",
                "https://app.test.oneflow.com:8443/"
            })
    void addresses_of_configured_origins_are_taken(String asked) {
        assertThat(urls.choose(asked)).isEqualTo(asked);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/relative",
                "http://app.oneflow.com/",
                "https://app.oneflow.com:8443/",
                "https://app.oneflow.com.evil.example/",
                "https://app.oneflow.com@evil.example/",
                "https://evil.example\\@app.oneflow.com/",
                "https://app.oneflow.com\\.evil.example/",
                "javascript:alert(document.domain)//https://app.oneflow.com/",
                "data:text/html,hello",
                "https:app.oneflow.com"
            })
    void every_other_address_becomes_the_configured_one(String asked) {
        assertThat(urls.choose(asked)).isEqualTo(FALLBACK);
    }

    @Property
    void whatever_comes_the_way_back_leads_to_a_configured_origin(@ForAll String asked) {
        assertThat(urls.choose("https://" + asked))
                .matches("https://(?i:app\\.oneflow\\.com(:443)?|app\\.test\\.oneflow\\.com:8443)([/?#].*)?");
    }
}
