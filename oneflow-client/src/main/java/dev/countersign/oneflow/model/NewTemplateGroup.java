package dev.countersign.oneflow.model;

import org.jspecify.annotations.Nullable;

/** A template group to be created. */
public record NewTemplateGroup(String name, @Nullable String description) {

    public NewTemplateGroup {
        Texts.requireLength("name of a template group", name, 1, 255);
    }
}
