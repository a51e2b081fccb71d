package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.operators.DescribedApi;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;

/** The description says what the controllers do, no more and no less; whoever adds a controller describes it. */
final class ApiDescriptionTest {

    private final DescribedApi api = new DescribedApi(controllers());

    @Test
    void every_address_is_described_and_every_described_address_is_there() {
        api.hasEveryAddress();
    }

    @Test
    void every_parameter_is_described() {
        api.hasEveryParameter();
    }

    @Test
    void every_body_is_described_down_to_its_last_property() {
        assertThat(api.hasEveryProperty())
                .contains("Account", "Why", "ParkedPage", "Review", "DryRunPage", "Erased", "Bulk", "Decision");
    }

    @Test
    void everything_that_is_referred_to_exists() {
        api.refersToNothingMissing();
    }

    /** All but the setup service's own. */
    private static List<Class<?>> controllers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents("dev.countersign.sync").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(Objects::requireNonNull)
                .filter(name -> !name.contains(".internal."))
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
                .toList();
    }
}
