package dev.countersign.setup.onboarding;

import dev.countersign.setup.config.SetupProperties;
import dev.countersign.setup.config.SetupProperties.RequestForm;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the parameters of the Automatic method under their configured names, in the forms that are taken. */
@Component
final class SetupParameters {

    private final SetupProperties.Automatic names;

    SetupParameters(SetupProperties properties) {
        this.names = properties.automatic();
    }

    /** The call that the parameters describe; empty if they came in a form that is not taken, without a token, or with more than one. */
    Optional<SetupCall> read(RequestForm form, Map<String, String[]> parameters) {
        if (!names.requestForms().contains(form)) {
            return Optional.empty();
        }
        String token = single(parameters, names.tokenParameter());
        if (token == null) {
            return Optional.empty();
        }
        return Optional.of(new SetupCall(
                token,
                single(parameters, names.accountIdParameter()),
                single(parameters, names.userEmailParameter()),
                single(parameters, names.returnUrlParameter()),
                false));
    }

    /** Whether this was meant to be a call of the Automatic method, be it a broken one. */
    boolean isAutomatic(Map<String, String[]> parameters) {
        return parameters.containsKey(names.tokenParameter()) || parameters.containsKey(names.accountIdParameter());
    }

    private static @Nullable String single(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        if (values == null || values.length != 1) {
            return null;
        }
        String value = values[0].strip();
        return value.isEmpty() ? null : value;
    }
}
