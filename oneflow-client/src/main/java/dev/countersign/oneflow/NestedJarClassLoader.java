package dev.countersign.oneflow;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Lets Micronaut find its beans in an executable Spring Boot jar. It looks for directories in the class path's jars, but reads Boot's
 * addresses ({@code jar:nested:/app.jar/!BOOT-INF/lib/x.jar!/}) wrongly and then silently finds nothing; the older form ({@code
 * jar:file:/app.jar!/BOOT-INF/lib/x.jar!/}) it understands.
 */
final class NestedJarClassLoader extends ClassLoader {

    private static final String BOOT = "jar:nested:";
    private static final String BOOT_SEPARATOR = "/!";

    NestedJarClassLoader(ClassLoader parent) {
        super("oneflow-client", parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> found = Collections.list(super.getResources(name));
        List<URL> readable = new ArrayList<>(found.size());
        for (URL url : found) {
            readable.add(readable(url));
        }
        return Collections.enumeration(readable);
    }

    private static URL readable(URL url) throws IOException {
        String text = rewrite(url.toString());
        if (text.equals(url.toString())) {
            return url;
        }
        try {
            return URL.of(new URI(text), null);
        } catch (URISyntaxException e) {
            throw new IOException("Micronaut can't be shown the resource " + url, e);
        }
    }

    static String rewrite(String url) {
        int separator = url.indexOf(BOOT_SEPARATOR);
        if (!url.startsWith(BOOT) || separator < 0) {
            return url;
        }
        return "jar:file:" + url.substring(BOOT.length(), separator) + "!/"
                + url.substring(separator + BOOT_SEPARATOR.length());
    }
}
