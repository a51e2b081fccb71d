package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.manifest.Container;
import dev.countersign.policy.manifest.Manifest;
import dev.countersign.policy.manifest.Overlay;
import dev.countersign.policy.tool.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release changes the version in three places: the build, the images of the manifests, and the names of the jobs. */
class ReleaseVersionTest {

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>countersign</artifactId>\\s*<version>([^<]+)</version>");

    private String version = "";

    @BeforeEach
    void readVersion() throws IOException {
        var found = VERSION.matcher(Files.readString(Folders.ROOT.resolve("pom.xml")));
        assertThat(found.find()).as("version in pom.xml").isTrue();
        version = found.group(1);
    }

    @Test
    void images_have_the_version_of_the_build() {
        // When
        List<String> images = Overlays.all().stream()
                .flatMap(Overlay::containers)
                .map(Container::image)
                .distinct()
                .toList();

        // Then
        assertThat(images)
                .as("images; change newTag in deploy/kubernetes/base/kustomization.yaml")
                .isNotEmpty()
                .allMatch(image -> image.endsWith(":" + version));
    }

    @Test
    void jobs_are_named_after_it_so_that_a_new_version_makes_new_ones() {
        // When
        List<String> jobs = Overlays.all().stream()
                .flatMap(overlay -> overlay.all("Job"))
                .map(Manifest::name)
                .toList();

        // Then
        String suffix = "-" + version.toLowerCase(Locale.ROOT).replace('.', '-');
        assertThat(jobs)
                .as("jobs; change nameSuffix in deploy/kubernetes/base/jobs/kustomization.yaml")
                .isNotEmpty()
                .allMatch(job -> job.endsWith(suffix));
    }
}
