package dev.countersign.sandbox.page;

import dev.countersign.sandbox.http.Reply;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Fills in the page's templates. Every value is escaped; the browser is told to run no script but the one that submits the setup form. */
final class Renderer {

    private final TemplateEngine engine;
    private final Supplier<String> nonces;

    Renderer(Supplier<String> nonces) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Renderer.class.getClassLoader());
        resolver.setPrefix("dev/countersign/sandbox/page/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        this.engine = new TemplateEngine();
        this.engine.setTemplateResolver(resolver);
        this.nonces = nonces;
    }

    Reply page(String template, Map<String, Object> model) {
        return page(200, template, model);
    }

    Reply page(int status, String template, Map<String, Object> model) {
        String nonce = nonces.get();
        Map<String, Object> variables = new HashMap<>(model);
        variables.put("nonce", nonce);
        String html = engine.process(template, new Context(Locale.ENGLISH, variables));
        return Reply.text(status, "text/html", html)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src data:; script-src 'nonce-" + nonce
                                + "'; base-uri 'none'; frame-ancestors 'none'")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-store");
    }
}
