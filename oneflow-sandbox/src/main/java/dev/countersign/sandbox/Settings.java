package dev.countersign.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Settings of the process: {@code --name=value} arguments win over {@code ONEFLOW_SANDBOX_NAME} environment variables.
 *
 * <table>
 * <caption>names and defaults</caption>
 * <tr><td>host</td><td>127.0.0.1</td></tr>
 * <tr><td>port</td><td>18080</td></tr>
 * <tr><td>setup-url</td><td>http://127.0.0.1:18110/api/integrations/oneflow/setup</td></tr>
 * <tr><td>return-url</td><td>the sandbox's own page</td></tr>
 * <tr><td>time-factor</td><td>1</td></tr>
 * <tr><td>demo-account</td><td>true</td></tr>
 * <tr><td>coalescing-ms</td><td>0</td></tr>
 * <tr><td>template-lag-ms</td><td>0</td></tr>
 * <tr><td>rate-limit</td><td>2000 in five minutes</td></tr>
 * </table>
 */
final class Settings {

    private static final String ENVIRONMENT_PREFIX = "ONEFLOW_SANDBOX_";

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    static Settings of(Map<String, String> environment, String... arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                values.put(
                        name.substring(ENVIRONMENT_PREFIX.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                        value);
            }
        });
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("Arguments must be like --port=18080, but one is " + argument);
            }
            values.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        return new Settings(values);
    }

    SandboxConfig config() {
        SandboxConfig config = SandboxConfig.defaults()
                .withHost(take("host", "127.0.0.1", text -> text))
                .withPort(take("port", "18080", Integer::valueOf))
                .withDemoAccount(take("demo-account", "true", Settings::flag))
                .withTimeFactor(take("time-factor", "1", Double::valueOf))
                .withCoalescing(take("coalescing-ms", "0", Settings::milliseconds))
                .withTemplateLag(take("template-lag-ms", "0", Settings::milliseconds))
                .withRateLimit(take("rate-limit", "2000", Integer::valueOf), Duration.ofMinutes(5));
        if (values.containsKey("setup-url")) {
            config = config.withSetupUrl(take("setup-url", "", text -> text));
        }
        if (values.containsKey("return-url")) {
            config = config.withSetupCall(config.setupCall().withReturnUrl(take("return-url", "", text -> text)));
        }
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("The sandbox has no settings named "
                    + values.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return config;
    }

    private <T> T take(String name, String otherwise, Function<String, T> parser) {
        String given = values.remove(name);
        String text = given == null ? otherwise : given;
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The setting " + name + " has the bad value " + text, e);
        }
    }

    private static Boolean flag(String text) {
        if (!Arrays.asList("true", "false").contains(text)) {
            throw new IllegalArgumentException("It must be true or false");
        }
        return Boolean.valueOf(text);
    }

    private static Duration milliseconds(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }
}
