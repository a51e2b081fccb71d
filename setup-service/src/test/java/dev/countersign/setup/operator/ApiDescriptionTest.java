package dev.countersign.setup.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.operators.DescribedApi;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The description says what the controllers do, no more and no less. */
final class ApiDescriptionTest {

    private final DescribedApi api = new DescribedApi(List.of(
            OperatorController.class, ActionsController.class, DescriptionController.class, ResealingController.class));

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
                .contains("Account", "Drift", "Finding", "Contracts", "Action", "SignKey", "Resealing");
    }

    @Test
    void everything_that_is_referred_to_exists() {
        api.refersToNothingMissing();
    }
}
